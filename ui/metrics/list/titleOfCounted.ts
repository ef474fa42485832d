/** The title of a list: what it counts, and which row of the figure. */
import { teamWords as words } from "../../words/words.ts"
import type { CountedRows } from "../figures/figuresApi.ts"
import { waitNames } from "../figures/waitNames.ts"

export const titleOfCounted = (of: CountedRows): string => {
  const { source, kind, model, provider, prompt, verdict, kept, day, bucket } = of
  const parts = [
    source === undefined ? undefined : words.valueOf("source", source),
    kind === undefined ? undefined : words.valueOf("metricsKind", kind),
    nameOf(provider, model),
    prompt === "none" ? undefined : prompt,
    verdict === undefined ? undefined : words.valueOf("metricsVerdict", verdict),
    kept === undefined ? undefined : words.t(kept === "true" ? "metricsPage.keptLabel" : "metricsPage.corrected"),
    day === undefined ? undefined : words.dayOnly(day),
    bucket === undefined ? undefined : waitNames()[Number(bucket)]
  ]
  return [words.value("metricsSet", of.of), ...parts.filter((part) => part !== undefined)].join(" · ")
}

const nameOf = (provider: string | undefined, model: string | undefined) =>
  provider === "builtin" ? words.t("builtInRules") : model
