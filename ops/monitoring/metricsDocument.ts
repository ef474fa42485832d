import { everyMetric } from "./everyMetric.ts"

const row = (...cells: ReadonlyArray<string>) => `| ${cells.join(" | ")} |`

/** The page docs/metrics.md. */
export const metricsDocument = () =>
  [
    "# Metrics",
    "",
    "Each process serves these metrics at `/metrics` of its listener for monitoring (`TT_OPS_HOST`, `TT_OPS_PORT`), in the text format of Prometheus.",
    "The page is made from the list in `ops/monitoring/everyMetric.ts`; a test compares the two.",
    "A counter counts what this process has done since its start: use `rate()` or `increase()`.",
    "A metric has no text, name or id of a person. Metrics of the log and of consumers come from the role `http`, and business metrics from the process that writes the tables.",
    "",
    row("metric", "type", "unit", "labels", "meaning"),
    row("---", "---", "---", "---", "---"),
    ...everyMetric.map(({ metric: { id, type, description = "" }, unit, labels }) =>
      row(`\`${id}\``, type.toLowerCase(), unit, labels.map((label) => `\`${label}\``).join(", "), description)
    ),
    ""
  ].join("\n")
