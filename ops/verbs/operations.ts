/** Every operation of the running product, in one list. */
import type { Principals } from "../../commands/principals.ts"
import type { CommandBus } from "../../commands/commandBus.ts"
import type { SignIn } from "../../gateways/http/signIn/signIn.ts"
import type { Database } from "../../projections/database/database.ts"
import type { Knowledge } from "../../projections/reads/knowledge/knowledge.ts"
import type { Reads } from "../../projections/reads/reads.ts"
import type { Projections } from "../../projections/runner/served/projections.ts"
import type { AuditChain } from "../../streams/chain/auditChain.ts"
import type { AccessLog } from "../../streams/ports/accessLog.ts"
import type { RawLog } from "../../streams/keys/rawLog.ts"
import type { VectorLog } from "../../streams/ports/vectors.ts"
import type { Buckets } from "../../streams/ports/bucket.ts"
import type { DeadLetters } from "../../streams/ports/deadLetters.ts"
import type { DeliveryLog } from "../../streams/deliveries/deliveryLog.ts"
import type { EventStore } from "../../streams/ports/eventStore.ts"
import type { Feed } from "../../streams/ports/feed.ts"
import type { Nats } from "../../streams/nats/client/nats.ts"
import type { Quarantine } from "../../streams/quarantine/quarantine.ts"
import type { SourceInbox } from "../../streams/inbox/sourceInbox.ts"
import type { Troubles } from "../../streams/troubles.ts"
import type { LogGuard } from "../../streams/following/logGuard.ts"
import type { Keyring } from "../../streams/sealing/keyring.ts"
import type { NaturalKeys } from "../../streams/sealing/naturalKeys.ts"
import { accessOperation } from "./audit/accessOperation.ts"
import {
  acceptOperation,
  bundleOperation,
  signingKeyOperation,
  verifyOperation
} from "./audit/chain/chainOperations.ts"
import { auditOperation } from "./audit/auditOperation.ts"
import { chatsOperation } from "./chats/chatsOperation.ts"
import { backupOperation } from "./backup/backupOperation.ts"
import { evalOperation } from "./eval/evalOperation.ts"
import { importOperation } from "./import/importOperation.ts"
import { namesakesOperation } from "./import/html/namesakes.ts"
import { importTasksOperation } from "./import/tasks/importTasksOperation.ts"
import { doctorOperation } from "./doctor/doctorOperation.ts"
import { troublesOperation } from "./doctor/findings/troublesOperation.ts"
import { loginOperation, loginPersonOperation } from "./login/loginOperation.ts"
import { modelAtWorkOperation } from "./eval/modelAtWorkOperation.ts"
import { rotateKeyOperation } from "./key/keyOperation.ts"
import { migrateOperation } from "./migrate/migrateOperation.ts"
import { deadLettersOperation } from "./deadLetters/deadLettersOperation.ts"
import type { Operation } from "./operation/operation.ts"
import { quarantineOperation } from "./quarantine/quarantineOperation.ts"
import { replayOperation } from "./replay/replayOperation.ts"
import { removeSampleOperation } from "./seed/removeSample.ts"
import { rowCountsOperation } from "./restore/rowCountsOperation.ts"
import { seedOperation } from "./seed/seedOperation.ts"
import { createTokenOperation, tokensOperation } from "./token/tokenOperation.ts"
import { forgetOperation, forgottenOperation } from "./people/forgetOperation.ts"
import { redactOperation } from "./messages/redactOperation.ts"
import { inviteOperation, peopleOperation } from "./people/peopleOperation.ts"
import { sourcesOperation } from "./sources/sourcesOperation.ts"
import { webhooksOperation } from "./webhooks/webhooksOperation.ts"
import { sessionsOperation } from "./sessions/sessionsOperation.ts"

/** The parts that an operation on the log may use. They need no tables, no model and no network. */
export type LogParts =
  | CommandBus
  | Principals
  | SignIn
  | EventStore
  | Feed
  | Buckets
  | Keyring
  | RawLog
  | VectorLog
  | NaturalKeys
  | AccessLog
  | AuditChain
  | DeadLetters
  | DeliveryLog
  | SourceInbox
  | Quarantine
  | Nats
  | LogGuard
/** The parts that an operation on the tables may use. */
export type TableParts = LogParts | Database | Projections | Knowledge | Reads | Troubles
export type AnyOperation = Operation<unknown, unknown, { readonly message: string }, TableParts>

// The one cast: the caller decodes the input with the operation's own schema first.
const any = <In, Line, E extends { readonly message: string }, R extends TableParts>(one: Operation<In, Line, E, R>) =>
  one as unknown as AnyOperation

export const operations: ReadonlyArray<AnyOperation> = [
  any(loginOperation),
  any(loginPersonOperation),
  any(createTokenOperation),
  any(tokensOperation),
  any(webhooksOperation),
  any(sourcesOperation),
  any(peopleOperation),
  any(inviteOperation),
  any(forgetOperation),
  any(forgottenOperation),
  any(redactOperation),
  any(chatsOperation),
  any(sessionsOperation),
  any(rotateKeyOperation),
  any(backupOperation),
  any(rowCountsOperation),
  any(importOperation),
  any(importTasksOperation),
  any(namesakesOperation),
  any(auditOperation),
  any(verifyOperation),
  any(bundleOperation),
  any(acceptOperation),
  any(signingKeyOperation),
  any(accessOperation),
  any(seedOperation),
  any(removeSampleOperation),
  any(replayOperation),
  any(migrateOperation),
  any(quarantineOperation),
  any(deadLettersOperation),
  any(doctorOperation),
  any(troublesOperation),
  any(modelAtWorkOperation),
  any(evalOperation)
]
