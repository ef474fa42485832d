import { everyMetric } from "./everyMetric.ts"

const row = (...cells: ReadonlyArray<string>) => `| ${cells.join(" | ")} |`

/** The page docs/metrics.md. */
export const metricsDocument = () =>
  [
    "# Metrics",
    "",
    "Each process serves these metrics at `/metrics` of its listener for monitoring (`TT_OPS_HOST`, `TT_OPS_PORT`), in the text format of Prometheus.",
    "This page is generated from the list in `ops/monitoring/everyMetric.ts`; a test compares the two.",
    "A counter counts what this process has done since its start: use `rate()` or `increase()`.",
    "No metric contains a text, or the name or id of a person. The role `http` serves the metrics of the log and of consumers, and the process that writes the tables serves the business metrics.",
    "",
    row("metric", "type", "unit", "labels", "meaning"),
    row("---", "---", "---", "---", "---"),
    ...everyMetric.map(({ metric: { id, type, description = "" }, unit, labels }) =>
      row(`\`${id}\``, type.toLowerCase(), unit, labels.map((label) => `\`${label}\``).join(", "), description)
    ),
    ""
  ].join("\n")
