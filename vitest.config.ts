import solid from "vite-plugin-solid"
import { defineConfig } from "vitest/config"

const server = "{domain,streams,commands,projections,models,reactors,gateways,ops,tests}/**"

/** The suffix of a test tells its cost: `.test` is pure, `.int.test` needs NATS or Postgres, `.e2e.test` starts the product. */
export default defineConfig({
  test: {
    passWithNoTests: true,
    projects: [
      {
        test: {
          name: "unit",
          include: [`${server}/*.test.ts`],
          exclude: ["**/*.{int,e2e}.test.ts"],
          // Here and below: files share nothing they change, so a worker keeps its modules from one to the next.
          isolate: false,
          maxWorkers: 2,
          // Properties are tried on hundreds of histories: seconds, on a busy machine.
          testTimeout: 30_000
        }
      },
      {
        plugins: [solid()],
        test: {
          name: "ui",
          environment: "jsdom",
          include: ["ui/**/*.test.{ts,tsx}"],
          // One document for all: every test unmounts what it rendered.
          isolate: false,
          maxWorkers: 2
        }
      },
      {
        test: {
          name: "integration",
          include: [`${server}/*.int.test.ts`],
          globalSetup: ["tests/support/postgresSetup.ts"],
          isolate: false,
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
          // Each product has a folder and ports of its own, and waits more than it works.
          maxWorkers: 2
        }
      }
    ]
  }
})
