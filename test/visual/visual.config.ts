import { defineConfig } from '@playwright/test'

/** Pictures of every screen against those that were agreed on. `npm run test:visual` starts it. */
export default defineConfig({
  testDir: '.',
  testMatch: 'screens.spec.ts',
  outputDir: '../../test-results/visual',
  workers: 1,
  timeout: 60_000,
  // Chromium gives requests up when a network of the machine comes or goes.
  retries: 1,
  reporter: [['list']],
  snapshotPathTemplate: '{testDir}/baselines/{arg}{ext}',
  expect: {
    timeout: 10_000,
    toHaveScreenshot: {
      animations: 'disabled',
      caret: 'hide',
      scale: 'device',
      // What the palette of the baselines moves a colour stays below this.
      threshold: 0.05,
      maxDiffPixelRatio: 0.002,
    },
  },
})
