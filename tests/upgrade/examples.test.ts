import { existsSync } from "node:fs"
import { expect, test } from "vitest"
import { checkBackup } from "../../ops/verbs/backup/folder/checkBackup.ts"
import { version } from "../../ops/settings/version.ts"
import { type Example, exampleOf, examples } from "./examples.ts"

test("the release of package.json has a stored example", () => {
  const { backup, masterKey } = exampleOf(version)
  expect(
    existsSync(backup) && existsSync(masterKey),
    `release ${version} has no stored example: \`node tests/upgrade/makeExample.ts\` makes it`
  ).toBe(true)
})

test.each(examples())("the example of $release is a complete backup that this release made", (example: Example) => {
  expect(checkBackup(example.backup, () => {})).toMatchObject({ program: example.release })
})
