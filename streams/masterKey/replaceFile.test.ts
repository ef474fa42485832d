import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, expect, test } from "vitest"
import { formerOf, nextOf, replacing } from "./replaceFile.ts"

const root = mkdtempSync(join(tmpdir(), "replace-"))
afterAll(() => rmSync(root, { recursive: true, force: true }))

const steps = replacing(join(root, "any")).length

test.each(Array.from({ length: steps + 1 }, (_, n) => n))(
  "a kill after %i steps leaves a whole key, and the next run ends the change",
  (n) => {
    const file = join(root, `key-${n}`)
    writeFileSync(file, "old\n")
    writeFileSync(nextOf(file), "new\n")
    for (const step of replacing(file).slice(0, n)) step()
    expect(["old\n", "new\n"]).toContain(readFileSync(file, "utf8"))
    for (const step of replacing(file)) step()
    expect(readFileSync(file, "utf8")).toBe("new\n")
    expect([existsSync(nextOf(file)), existsSync(formerOf(file))]).toEqual([false, false])
  }
)
