import { readFileSync } from "node:fs"
import { expect, test } from "vitest"
import { screens } from "../screens.ts"
import { cells } from "./cells.ts"
import { states } from "./screen.ts"

const sourceOf = (path: string) => readFileSync(new URL(`../../../ui/${path}`, import.meta.url), "utf8")
const sections = /sectionIds = \[([^\]]+)\]/.exec(sourceOf("settings/sections.ts"))?.[1]?.match(/[a-z-]+/g) ?? []
/** The addresses of the pages, without those that lead to another one. */
const pages = [...sourceOf("Pages.tsx").matchAll(/path(?:: |=)"(\/[a-z:/]+)"/g)]
  .map(([, path]) => String(path).replace(":id", ":task"))
  .filter((path) => !["/security", "/settings", "/settings/:section"].includes(path))
const paths = [...pages, ...sections.map((section) => `/settings/${section}`)]

/** The states before the sign-in. */
const outside = ["out", "down"]
const statesOf = (path: string) =>
  Object.values(screens)
    .filter((screen) => screen.path.split("?")[0] === path)
    .flatMap((screen) => Object.keys(screen.states))

test.each(paths)("%s has each state", (path) => {
  // A task exists, so its page is never empty.
  const wanted = states.filter((state) => !outside.includes(state) && !(path === "/tasks/:task" && state === "empty"))
  expect(wanted.filter((state) => !statesOf(path).includes(state))).toEqual([])
})

test("each state has cells of four sizes in two themes", () => {
  for (const state of states) {
    const kinds = cells.filter((cell) => cell.state === state).map(({ size, theme }) => `${size} ${theme}`)
    expect(new Set(kinds).size, state).toBe(8)
  }
})
