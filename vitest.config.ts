import solid from "vite-plugin-solid"
import { defineConfig, type TestProjectInlineConfiguration } from "vitest/config"

const server = "{domain,streams,commands,projections,models,reactors,gateways,clients,ops,tests}/**"

const unit: TestProjectInlineConfiguration = {
  test: {
    name: "unit",
    include: [`${server}/*.test.ts`],
    exclude: ["**/*.{int,e2e}.test.ts"],
    setupFiles: ["tests/support/clock/clockReads.ts"],
    // Test files change nothing that they share, so a worker keeps its modules from one file to the next.
    isolate: false,
    maxWorkers: 2,
    // Property tests try hundreds of histories. That takes seconds on a busy machine.
    testTimeout: 30_000
  }
}

const ui: TestProjectInlineConfiguration = {
  plugins: [solid()],
  test: {
    name: "ui",
    environment: "jsdom",
    include: ["ui/**/*.test.{ts,tsx}"],
    setupFiles: ["tests/support/clock/clockReads.ts", "ui/kit/emptyDocument.ts", "ui/kit/everyWord.ts"],
    // All files share one document, so each test leaves it empty (emptyDocument.ts).
    isolate: false,
    maxWorkers: 2,
    testTimeout: 30_000
  }
}

/** The same tests on another day, in another time zone and in another language. They must not notice. */
const later = ({ test, ...rest }: TestProjectInlineConfiguration): TestProjectInlineConfiguration => ({
  ...rest,
  test: {
    ...test,
    name: `${String(test?.name)}-later`,
    execArgv: ["--import", new URL("tests/support/clock/laterDate.mjs", import.meta.url).href],
    // LC_ALL overrides LANG, so both are set.
    env: { TZ: "Pacific/Kiritimati", LANG: "uk_UA.UTF-8", LC_ALL: "uk_UA.UTF-8" }
  }
})

/** The suffix of a test file tells its cost: `.test` is pure, `.int.test` needs NATS or Postgres, `.e2e.test` starts the product. */
export default defineConfig({
  test: {
    passWithNoTests: true,
    projects: [
      unit,
      ui,
      later(unit),
      later(ui),
      {
        test: {
          name: "integration",
          include: [`${server}/*.int.test.ts`],
          globalSetup: ["tests/support/postgresSetup.ts"],
          // Each file has a process of its own. V8 may abort a process that opens and closes PGlite many times: it loses count of
          // its pages with WebAssembly code, and then fails when it frees unused code. Source: nodejs/node issue 64500.
          isolate: true,
          execArgv: ["--no-wasm-code-gc"],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          maxWorkers: 2
        }
      },
      {
        test: {
          name: "e2e",
          include: ["tests/**/*.e2e.test.ts"],
          isolate: false,
          testTimeout: 240_000,
          hookTimeout: 120_000,
          // Each product has its own folder and ports, and mostly waits.
          maxWorkers: 2
        }
      }
    ]
  }
})
