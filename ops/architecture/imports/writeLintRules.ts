/** Stores the import bans in `.oxlintrc.json`: run it after a change of `folders.ts`, then `npm run format`. */
import { readFileSync, writeFileSync } from "node:fs"
import { importBans, isImportBan, type Override } from "./lintRules.ts"

const file = ".oxlintrc.json"
const config = JSON.parse(readFileSync(file, "utf8")) as { readonly overrides: ReadonlyArray<Override> }
const others = config.overrides.filter((each) => !isImportBan(each))
writeFileSync(file, `${JSON.stringify({ ...config, overrides: [...others, ...importBans()] }, null, 2)}\n`)
