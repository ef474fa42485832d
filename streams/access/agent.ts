import type { Agent } from "../ports/accessLog.ts"

/** Chrome names Safari, and Edge names both, so the order counts. */
const families: ReadonlyArray<readonly [RegExp, Agent]> = [
  [/\bEdg(e|A|iOS)?\//u, "edge"],
  [/\b(Firefox|FxiOS)\//u, "firefox"],
  [/\b(Chrome|CriOS|Chromium)\//u, "chrome"],
  [/\bSafari\//u, "safari"],
  [/^(curl|Wget|python|Go-http|node|undici|okhttp|Java)/iu, "script"]
]

/** The family of a `User-Agent` header. */
export const agentOf = (userAgent: string): Agent => {
  if (userAgent === "") return "none"
  return families.find(([pattern]) => pattern.test(userAgent))?.[1] ?? "other"
}
