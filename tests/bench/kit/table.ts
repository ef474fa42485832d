/** The summary: one line for each goal of the areas that ran. */
import { goals, type LineName } from "../goals.ts"
import { type Goal, limitOf, type Measure, type Verdict, verdictOf } from "./measure.ts"

export interface Line {
  readonly name: LineName
  readonly area: string
  /** Null when the line was not measured. */
  readonly value: number | null
  readonly unit: Goal["unit"]
  /** With its direction: "≥ 0.75". */
  readonly goal: string
  readonly verdict: Verdict | "not measured"
  readonly of: string
}

/** The lines of these areas, in the order of the goals. `reasons`: why an area measured nothing. */
export const linesOf = (
  areas: ReadonlyArray<string>,
  measures: ReadonlyArray<Measure>,
  reasons: Readonly<Record<string, string>>
): ReadonlyArray<Line> =>
  // The cast: the keys of a literal.
  (Object.keys(goals) as Array<LineName>)
    .filter((name) => areas.includes(goals[name].area))
    .map((name) => {
      const goal: Goal = goals[name]
      const found = measures.find((measure) => measure.name === name)
      return {
        name,
        area: goal.area,
        value: found?.value ?? null,
        unit: goal.unit,
        goal: limitOf(goal),
        verdict: found === undefined ? "not measured" : verdictOf(goal, found.value),
        of: found?.of ?? reasons[goal.area] ?? ""
      }
    })

/** Three digits are enough, because two runs of a bench differ in the second digit. */
export const shown = (value: number | null) =>
  value === null ? "–" : Number(value.toPrecision(3)).toLocaleString("en", { maximumFractionDigits: 3 })

export const markdownOf = (lines: ReadonlyArray<Line>): string =>
  [
    "| line | goal | measured | unit | | explanation |",
    "|---|---|---|---|---|---|",
    ...lines.map(({ name, goal, value, unit, verdict, of }) =>
      [name, goal, shown(value), unit, verdict, of.replaceAll("|", "\\|")].join(" | ").replace(/^(.*)$/, "| $1 |")
    ),
    ""
  ].join("\n")

export const summaryOf = (lines: ReadonlyArray<Line>): string => {
  const count = (verdict: Line["verdict"]) => lines.filter((line) => line.verdict === verdict).length
  return `${count("pass")} pass, ${count("miss")} miss their goal, ${count("REGRESSION")} regressions, ${count("not measured")} not measured`
}
