import { auditRu } from "./audit.ts"
import { auditFieldsRu } from "./auditFields.ts"
import { metricsRu } from "./metrics.ts"
import { systemRu } from "./system.ts"

export const teamRu = {
  ...auditRu,
  ...auditFieldsRu,
  ...metricsRu,
  ...systemRu
}
