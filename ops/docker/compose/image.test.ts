/** Each stage of the Dockerfile copies everything that its programs load, and its packages are installed there. */
import { existsSync } from "node:fs"
import { describe, expect, test } from "vitest"
import manifest from "../../../package.json" with { type: "json" }
import { pageSources } from "../../setup/dashboard.mjs"
import { hasVersion, holds, stages } from "./dockerfile.ts"
import { reachedFrom } from "./reached.ts"

const stage = (name: string) => {
  const found = stages.get(name)
  if (found === undefined) throw new Error(`the Dockerfile has no stage ${name}`)
  return found
}

describe("the image of the product", () => {
  const { files, packages } = reachedFrom(["ops/tt.mjs", "ops/docker/natsKeys.ts", "ops/setup/platform/uwsGlibc.mjs"])

  test("has every file that its programs load", () => {
    expect(files.size).toBeGreaterThan(500)
    expect([...files].filter((file) => !holds(stage("product"), file))).toEqual([])
  })
  test("has every package that its programs import", () => {
    const installed = Object.keys(manifest.dependencies)
    expect(packages.size).toBeGreaterThan(10)
    expect([...packages].filter((name) => !installed.includes(name))).toEqual([])
  })
  test("has the page of the stage that builds it", () => {
    expect(stage("product").copiesOfStage).toEqual(["/app/ui/dist"])
  })
})

describe("the page", () => {
  const entries = ["ui/main.ts", "ui/vite.config.ts", "ui/miniApp/main.ts", "ui/miniApp/vite.config.ts"]
  const files = [...reachedFrom(entries).files]

  test("is built in a stage that has every file that the build loads", () => {
    expect(files.length).toBeGreaterThan(100)
    expect(files.filter((file) => !holds(stage("page"), file))).toEqual([])
  })
  test("is built again when one of these files has changed", () =>
    expect(files.filter((file) => !pageSources.some((path) => file === path || file.startsWith(`${path}/`)))).toEqual(
      []
    ))
})

test.each([...stages.values()].map(({ name, copies }) => [name, copies] as const))(
  "stage %s copies only what exists",
  (_, copies) => expect(copies.filter((path) => !existsSync(path))).toEqual([])
)

test.each([...stages.values()].map(({ image }) => [image]))("the image %s has a version", (image) =>
  expect(hasVersion(image)).toBe(true)
)
