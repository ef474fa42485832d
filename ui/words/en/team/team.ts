import { auditEn } from "./audit.ts"
import { auditFieldsEn } from "./auditFields.ts"
import { metricsEn } from "./metrics.ts"
import { systemEn } from "./system.ts"

/** The words of the pages about the team and its server: metrics, audit, system. */
export const teamEn = {
  ...auditEn,
  ...auditFieldsEn,
  ...metricsEn,
  ...systemEn
}
