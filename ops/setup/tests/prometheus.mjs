import { debianPackage, programPath } from "./debianPackage.mjs"

/** The Prometheus of the tests, and its tool for rules. */
export const prometheusPath = () => programPath("prometheus")
export const promtoolPath = () => programPath("promtool", "prometheus")

export const prometheus = () => debianPackage("prometheus")

const exporter = "prometheus-postgres-exporter"

/** The exporter of Postgres in the tests. */
export const postgresExporterPath = () => programPath(exporter)

export const postgresExporter = () => debianPackage(exporter)
