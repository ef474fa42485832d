/** Provides the rules for dates in typed titles. */
import { Layer } from "effect"
import { DueDates } from "../../../gateways/modelPorts.ts"
import { typedDue } from "../../../models/language/dates/typedDue.ts"

export const dueDates = Layer.succeed(DueDates, { inTitle: typedDue })
