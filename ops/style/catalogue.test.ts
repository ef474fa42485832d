/** A part joins the words of several files, so a key that is in two files would hide one of its texts. */
import { globSync, readFileSync } from "node:fs"
import { describe, expect, test } from "vitest"

/** The files with words, without those that only join them and the one that lists the parts. */
const wordFilesOf = (language: string) =>
  globSync(`ui/words/${language}/**/*.ts`)
    .filter((file) => !file.endsWith(`/${language}.ts`))
    .filter((file) => !/^ {2}\.\.\./m.test(readFileSync(file, "utf8")))

const keysOf = async (file: string): Promise<ReadonlyArray<string>> => {
  const part: Readonly<Record<string, object>> = await import(new URL(`../../${file}`, import.meta.url).href)
  return Object.values(part).flatMap((words) => Object.keys(words))
}

describe.each(["en", "uk", "ru"])("the words of %s", (language) => {
  test("have each key in one file only", async () => {
    const keys = (await Promise.all(wordFilesOf(language).map(keysOf))).flat()
    expect(keys.length).toBeGreaterThan(500)
    expect(keys.filter((key, i) => keys.indexOf(key) !== i)).toEqual([])
  })
})
