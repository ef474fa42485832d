/** The stored example of each release: a backup of its log, and the master key that opens it. */
import { existsSync, readdirSync } from "node:fs"
import { join } from "node:path"

const releases = join(import.meta.dirname, "releases")

export interface Example {
  /** The version of the release. */
  readonly release: string
  /** The backup. Its files are never changed: they show what the release has stored. */
  readonly backup: string
  /** The master key. It seals nothing else, so it is no secret. */
  readonly masterKey: string
}

export const exampleOf = (release: string): Example => ({
  release,
  backup: join(releases, release, "backup"),
  masterKey: join(releases, release, "master.key")
})

/** Every release that has an example. */
export const examples = (): ReadonlyArray<Example> =>
  existsSync(releases) ? readdirSync(releases).toSorted().map(exampleOf) : []
