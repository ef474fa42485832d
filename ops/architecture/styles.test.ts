/** Every class that the dashboard names has a style: a class without one is a mistake that no compiler finds. */
import { readdirSync, readFileSync } from "node:fs"
import { expect, test } from "vitest"

const files = readdirSync("ui", { recursive: true, encoding: "utf8" }).filter((name) => !name.startsWith("dist"))
const textOf = (name: string) => readFileSync(`ui/${name}`, "utf8")

test("each class of a component is in a style sheet", () => {
  const sheets = files.filter((name) => name.endsWith(".css")).map(textOf)
  const styled = new Set(sheets.flatMap((text) => [...text.matchAll(/\.([a-z][\w-]*)/giu)].map(([, name]) => name)))
  const components = files.filter((name) => /^(?!.*\.test\.).*\.tsx$/u.test(name))
  expect(components.length).toBeGreaterThan(50)
  const bare = components.flatMap((name) =>
    [...textOf(name).matchAll(/class="([^"]+)"/gu)]
      .flatMap(([, classes = ""]) => classes.split(/\s+/u))
      .filter((each) => !styled.has(each))
      .map((each) => `${name}: ${each}`)
  )
  expect(bare).toEqual([])
})

test("each motion takes the time that reduced motion sets to zero", () => {
  const motions = files
    .filter((name) => name.endsWith(".css"))
    .flatMap((name) =>
      [...textOf(name).matchAll(/(?:transition|animation)(?:-duration)?:\s*([^;]+);/gu)].map(
        ([, value = ""]) => `${name}: ${value}`
      )
    )
  expect(motions.length).toBeGreaterThan(3)
  expect(motions.filter((each) => !/var\(--quick\)|: none$|\b0s\b/u.test(each))).toEqual([])
})
