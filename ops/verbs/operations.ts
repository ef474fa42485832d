/** What the running product does for an operator, in one list. */
import type { CommandBus } from "../../commands/commandBus.ts"
import type { SignIn } from "../../gateways/http/signIn/signIn.ts"
import type { Database } from "../../projections/database/database.ts"
import type { Knowledge } from "../../projections/reads/knowledge.ts"
import type { Reads } from "../../projections/reads/reads.ts"
import type { Projections } from "../../projections/runner/projections.ts"
import type { EventStore } from "../../streams/eventStore.ts"
import type { Feed } from "../../streams/feed.ts"
import type { Nats } from "../../streams/nats/client/nats.ts"
import type { NaturalKeys } from "../../streams/sealing/naturalKeys.ts"
import { auditExport } from "./audit/auditOperation.ts"
import { evaluate } from "./eval/evalOperation.ts"
import { importChat } from "./import/importOperation.ts"
import { inspect } from "./doctor/doctorOperation.ts"
import { login } from "./login/loginOperation.ts"
import { modelAtWork } from "./eval/modelAtWorkOperation.ts"
import type { Operation } from "./operation.ts"
import { replay } from "./replay/replayOperation.ts"
import { seed } from "./seed/seedOperation.ts"
import { tokenCreate } from "./token/tokenOperation.ts"

/** What an operation may use; all of it is there without the tables, the model or the network. */
export type OperatorsParts = CommandBus | SignIn | EventStore | Feed | NaturalKeys
/** And these, for what concerns the tables. */
export type TableParts = OperatorsParts | Database | Projections | Nats | Knowledge | Reads
export type AnyOperation = Operation<unknown, unknown, { readonly message: string }, TableParts>

// The one cast: each takes an input of its own, which the caller decodes with the operation's own schema first.
const any = <In, Line, E extends { readonly message: string }, R extends TableParts>(one: Operation<In, Line, E, R>) =>
  one as unknown as AnyOperation

export const operations: ReadonlyArray<AnyOperation> = [
  any(login),
  any(tokenCreate),
  any(importChat),
  any(auditExport),
  any(seed),
  any(replay),
  any(inspect),
  any(modelAtWork),
  any(evaluate)
]
