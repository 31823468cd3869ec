import { defineConfig, devices } from '@playwright/test'

/** Chromium would call home at every start, and its sandbox doesn't work for root. */
const quiet = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-quic',
]
/** WebGL in software: test machines have no graphics card. Pages are composed without it, which is faster. */
const webgl = ['--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader', '--disable-gpu-compositing']
const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []

const json = process.env.PLAYWRIGHT_JSON_OUTPUT_FILE

export default defineConfig({
  testDir: 'tests/e2e',
  globalSetup: './tests/setup/playwrightSetup.ts',
  workers: 1,
  timeout: 90_000,
  // Waits end when what is waited for is there; a busy machine may take long for it.
  expect: { timeout: 15_000 },
  forbidOnly: Boolean(process.env.CI),
  reporter: json ? [['list'], ['json', { outputFile: json }]] : [['list']],
  outputDir: 'test-results',
  use: {
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
      args: [...quiet, ...webgl, ...asRoot],
    },
  },
  projects: [
    { name: 'desktop', use: { ...devices['Desktop Chrome'] } },
    // Left to the desktop, because they take minutes: every page with hostile text, and pages at widths of their own.
    {
      name: 'phone',
      use: { ...devices['Pixel 7'] },
      testIgnore: '**/hostile.spec.ts',
      grepInvert: /every page fits a screen of 320 px/,
    },
  ],
})
