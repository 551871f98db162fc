import { defineConfig } from '@playwright/test'

/**
 * What a spec is about: `@desktop` the desktop alone, `@browser` the headless shell alone, `@screen` a screen, which is
 * the same code in both. Where time matters (STACKWRIGHT_E2E=quick, as in `npm test`) a screen is tried in the browser only,
 * and what is `@window` in the desktop only.
 */
const isQuick = process.env['STACKWRIGHT_E2E'] === 'quick'
const notInElectron = isQuick ? /@browser|@screen/ : /@browser/
const notInBrowser = isQuick ? /@desktop|@window/ : /@desktop/

/** The same specs through both shells; `shell` tells the fixture in test/e2e/app.ts which one to start. */
export default defineConfig<{ shell: 'browser' | 'electron' }>({
  testDir: 'test/e2e',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results',
  workers: 1,
  timeout: 90_000,
  // A machine under load can lose a window's start; the closing summary names every spec that needed its second try.
  retries: 1,
  expect: { timeout: 15_000 },
  forbidOnly: Boolean(process.env['CI']),
  reporter: [['list'], ['json', { outputFile: process.env['STACKWRIGHT_REPORT'] ?? 'test-results/report.json' }]],
  use: { trace: 'retain-on-failure' },
  projects: [
    { name: 'browser', use: { shell: 'browser' }, grepInvert: notInBrowser },
    { name: 'electron', use: { shell: 'electron' }, grepInvert: notInElectron },
  ],
})
