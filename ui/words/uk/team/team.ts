import { auditUk } from "./audit.ts"
import { auditFieldsUk } from "./auditFields.ts"
import { metricsUk } from "./metrics.ts"
import { systemUk } from "./system.ts"

export const teamUk = {
  ...auditUk,
  ...auditFieldsUk,
  ...metricsUk,
  ...systemUk
}
