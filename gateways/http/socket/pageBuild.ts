import { Context } from "effect"
import { existsSync, readFileSync } from "node:fs"
import { join } from "node:path"

/** The path of the script of the built page. Empty when there is no built page. */
export const PageBuild = Context.Reference<string>("tracker/gateways/http/PageBuild", { defaultValue: () => "" })

/** `folder` is the output of `vite build`. The name of the script has a hash of its content, so each build has its own. */
export const pageBuildIn = (folder: string): string => {
  const page = join(folder, "index.html")
  if (!existsSync(page)) return ""
  return /<script type="module"[^>]* src="([^"]+)"/.exec(readFileSync(page, "utf8"))?.[1] ?? ""
}
