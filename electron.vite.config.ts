import { readFileSync, rmSync } from 'node:fs'
import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import type { Plugin } from 'vite'

const root = import.meta.dirname
const out = resolve(root, 'out')

/**
 * The main build writes into several folders of `out`, beside the other builds', so Vite's own emptying of the output
 * folder would take theirs along. This empties only what this build writes.
 */
const emptyOwnFolders = (folders: readonly string[]): Plugin => ({
  name: 'empty-own-folders',
  buildStart() {
    for (const folder of folders) rmSync(resolve(out, folder), { recursive: true, force: true })
  },
})

/** Writes renderer/load-again.js into the page itself: it has to run where nothing else can be fetched. */
const loadAgainInPage = (): Plugin => ({
  name: 'load-again-in-page',
  transformIndexHtml: {
    order: 'post',
    handler: (html) =>
      html.replace('<!-- load-again.js -->', () => {
        const code = readFileSync(resolve(root, 'renderer/load-again.js'), 'utf8')
        return `<script>${code}</script>`
      }),
  },
})

/** What the main build takes in; electron-builder.yml leaves the same out of the package. */
const bundled = [
  'zod',
  'yaml',
  'js-yaml',
  'commander',
  'kysely',
  'electron-updater',
  '@orpc/client',
  '@orpc/contract',
  '@orpc/openapi',
  '@orpc/openapi-client',
  '@orpc/server',
  '@orpc/zod',
]

export default defineConfig({
  main: {
    plugins: [emptyOwnFolders(['main', 'server', 'cli', 'chunks'])],
    build: {
      outDir: out,
      emptyOutDir: false,
      // Electron's Node may be older than ours: the oldest the shell is tested with has Node 20.
      target: 'node20.18',
      // Bundled, these load as a few small files instead of some hundred: half of the command line's start.
      externalizeDeps: { exclude: bundled },
      rolldownOptions: {
        input: {
          'main/index': resolve(root, 'electron/main/index.ts'),
          'server/index': resolve(root, 'electron/server/index.ts'),
          'cli/stackwright': resolve(root, 'electron/cli/stackwright.ts'),
        },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: resolve(out, 'preload'),
      // A sandboxed preload can require nothing but 'electron': it has to be one CommonJS file.
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: resolve(root, 'electron/preload/index.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: resolve(root, 'renderer'),
    plugins: [react(), loadAgainInPage()],
    // Both shells put a fresh nonce in the place of this word, in the page and in its Content-Security-Policy.
    html: { cspNonce: '__CSP_NONCE__' },
    build: {
      outDir: resolve(out, 'renderer'),
      emptyOutDir: true,
      target: 'chrome130',
      minify: true,
      // The Content-Security-Policy lets no data: address through but for pictures.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rolldownOptions: { input: { index: resolve(root, 'renderer/index.html') } },
    },
    server: { host: '127.0.0.1', strictPort: true },
  },
})
