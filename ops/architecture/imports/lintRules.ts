/** The linter's import bans, made of the table of folders. `node ops/architecture/imports/writeLintRules.ts` stores them. */
import { existsSync } from "node:fs"
import { dirname, join } from "node:path"
import { folders, gates, mayImport, pure } from "./folders.ts"

interface Ban {
  readonly regex: string
  readonly message: string
}
export interface Override {
  readonly files: ReadonlyArray<string>
  readonly rules: Readonly<Record<string, unknown>>
}

const escaped = (text: string) => text.replaceAll(".", String.raw`\.`)
const rule = "no-restricted-imports"
export const isImportBan = ({ rules }: Override) => rule in rules

const gated: Ban = {
  regex: `^(${Object.keys(gates)
    .map((library) => (library.endsWith("/") ? `${escaped(library)}.*` : `${escaped(library)}(/.*)?`))
    .join("|")})$`,
  message: "one file is the gate to this library: see ops/architecture/imports/folders.ts"
}

/** The folders that `folder` must not import, and the parts that it must not import of others. */
const bansOf = (folder: string, allowed: ReadonlyArray<string>): ReadonlyArray<Ban> => {
  const names = allowed.map((place) => `${place}${place.endsWith(".ts") ? "" : "/"}`).join(", ")
  const message = `${folder}/ may import ${names || "nothing of ours"}: declare a port, and let ops/ wire it`
  const parts = (other: string) => allowed.filter((place) => place.startsWith(`${other}/`))
  const others = folders.filter((other) => other !== folder && !allowed.includes(other))
  // The linter sees only the specifier. A subfolder with the name of a top folder (`projections/models/`) looks the same.
  const whole = others.filter((other) => parts(other).length === 0 && !existsSync(join(folder, other)))
  return [
    { regex: `^(\\.\\./)+(${whole.join("|")})/`, message },
    ...others
      .filter((other) => parts(other).length > 0)
      .map((other) => ({ regex: `^(\\.\\./)+${other}/(?!${parts(other).map(within(other)).join("|")})`, message })),
    ...(pure[folder] === undefined ? [] : [{ regex: "^(node:|@effect/platform-node)", message: pure[folder] }])
  ]
}
const within = (other: string) => (place: string) => {
  const rest = escaped(place.slice(other.length + 1))
  return place.endsWith(".ts") ? `${rest}$` : `${rest}/`
}

const override = (files: ReadonlyArray<string>, patterns: ReadonlyArray<Ban>): Override => ({
  files,
  rules: { [rule]: ["error", { patterns }] }
})

/** In the order in which the linter must read them: a later one replaces an earlier one for its files. */
export const importBans = (): ReadonlyArray<Override> => [
  ...Object.entries(mayImport).map(([folder, allowed]) =>
    override([`${folder}/**`], [...bansOf(folder, allowed), gated])
  ),
  override(["ops/**", "**/*.test.ts"], [gated]),
  ...[...new Set(Object.values(gates))].map((gate) => {
    const folder = dirname(gate).split("/")[0] ?? ""
    return override([gate], bansOf(folder, mayImport[folder] ?? []))
  })
]
