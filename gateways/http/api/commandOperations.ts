/**
 * Operations that send commands, as data.
 *
 * An entry of `resource` is the route's name with
 * - a command without fields: `start: "StartTask"`;
 * - a command and the fields that the caller sends: `retitle: ["RetitleTask", { title: Title }]`; a description may follow;
 * - `decided(…)`, where a function of `commands/` decides, or where the server adds fields;
 * - any other operation, as `read(…)`.
 *
 * A command that the aggregate does not have, and fields that are not exactly the command's, do not compile.
 */
import { Effect, Schema } from "effect"
import { HttpApiSchema } from "effect/http-api"
import type { Command, CommandName } from "../../../commands/catalogue.ts"
import type { CommandBus } from "../../../commands/commandBus.ts"
import type { Principals } from "../../../commands/principals.ts"
import { type Kind, subjectOf } from "../../../streams/commit/subjects.ts"
import type { NaturalKeys } from "../../../streams/sealing/naturalKeys.ts"
import { Receipt } from "../../contract.ts"
import type { CommandProblem } from "../problems/problemOf.ts"
import { commandProblems } from "../problems/problems.ts"
import type { Caller } from "../signIn/caller.ts"
import type { CheckedEntry, Tagged } from "./checkedEntry.ts"
import {
  type Fields,
  group,
  type OperationGroup,
  type RestOperation,
  restOperation,
  type ServicesOf
} from "./operation.ts"
import { createdId } from "./keys/idempotencyKey.ts"
import { type Decide, requestCommand, sendCommand } from "./requestCommand.ts"
import { commandHeaders, noFields } from "./requestFields.ts"

/** The place of one kind of aggregate under `/api`, and the commands that it has. */
export interface ResourcePlace<C extends Tagged, R> {
  readonly kind: Kind
  readonly path: `/${string}`
  readonly commands: {
    readonly Type: C
    readonly cases: Readonly<Record<string, { readonly fields: Fields }>>
  }
  readonly params: { readonly id: Schema.Codec<string> }
  /** The id of the aggregate that `:id` names, which may be a number as `T-12`. */
  readonly idOf: (id: string) => Effect.Effect<string, CommandProblem, R>
}

/** A command that a function decides. */
export interface DecidedCommand<out T extends CommandName, out R> {
  readonly command: T
  readonly fields: Fields
  readonly decide: Decide<readonly [id: string, payload: never], R>
  readonly description: string | undefined
}
export const decided = <const T extends CommandName, const F extends Fields, R>(
  command: T,
  fields: F,
  decide: Decide<readonly [id: string, payload: Schema.Struct<F>["Type"]], R>,
  description?: string
): DecidedCommand<T, R> => ({ command, fields, decide, description })

export type ResourceEntry =
  | string
  | readonly [string, Fields, string?]
  | DecidedCommand<CommandName, unknown>
  | RestOperation<unknown>
type EntryServices<X> = X extends DecidedCommand<CommandName, infer R> ? R : ServicesOf<X>

/** The operations of one kind of aggregate. A command `x` is `POST <path>/:id/x`. */
export const resource = <C extends Tagged, P, const E extends Readonly<Record<string, ResourceEntry>>>(
  name: string,
  place: ResourcePlace<C, P>,
  entries: E & { readonly [K in keyof E]: CheckedEntry<C, E[K]> }
): OperationGroup<P | EntryServices<E[keyof E]> | Caller | CommandBus | Principals | NaturalKeys> =>
  group(
    name,
    // `CheckedEntry` has compared each entry with the commands of the place.
    Object.fromEntries(
      Object.entries<ResourceEntry>(entries).map(([name, entry]) => [name, operationOf(place, name, entry)])
    ) as Readonly<
      Record<string, RestOperation<P | EntryServices<E[keyof E]> | Caller | CommandBus | Principals | NaturalKeys>>
    >
  )

const operationOf = <C extends Tagged, P>(
  place: ResourcePlace<C, P>,
  name: string,
  entry: ResourceEntry
): RestOperation<unknown> => {
  if (typeof entry === "string") return commandOperation(place, name, sending(place, entry, {}))
  if (isTuple(entry)) return commandOperation(place, name, sending(place, ...entry))
  return "command" in entry ? commandOperation(place, name, entry) : entry
}
const isTuple = (entry: ResourceEntry): entry is readonly [string, Fields, string?] => Array.isArray(entry)

/** Sends the command as it is; the caller is the author of its words where it has any. */
const sending = <C extends Tagged, P>(
  { kind, commands }: ResourcePlace<C, P>,
  name: string,
  fields: Fields,
  description?: string
): DecidedCommand<CommandName, CommandBus> => {
  const hasWords = Object.hasOwn(commands.cases[name]?.fields ?? {}, "wordsOf")
  return {
    // `CheckedEntry` allows no name but those of the place's commands.
    command: name as CommandName,
    fields,
    decide: (request, id, payload: Readonly<Record<string, unknown>>) =>
      sendCommand(request, {
        subject: subjectOf(kind, id),
        // `CheckedEntry` has compared the fields with the command's.
        command: { _tag: name, ...(hasWords ? { wordsOf: request.actor } : {}), ...payload } as Command
      }),
    description
  }
}

const commandOperation = <C extends Tagged, P, R>(
  { path, params, idOf }: ResourcePlace<C, P>,
  name: string,
  { command, fields, decide, description }: DecidedCommand<CommandName, R>
) =>
  restOperation(
    command,
    {
      method: "POST",
      path: `${path}/:id/${name}`,
      params,
      headers: commandHeaders,
      payload: Object.keys(fields).length === 0 ? noFields : Schema.Struct(fields),
      success: Receipt,
      error: commandProblems,
      description
    },
    Effect.fnUntraced(function* ({ params, headers, payload }) {
      const id = yield* idOf(params.id)
      // `decided` has compared the fields with the parameter.
      return yield* requestCommand(headers, (request) => decide(request, id, payload as never))
    })
  )

/** A command that makes a new aggregate. The same caller and key get the same id. */
export const creates = <B extends Schema.Top, R, P extends Fields = Fields>(
  kind: Kind,
  command: CommandName,
  path: `/${string}`,
  spec: { readonly params?: P; readonly payload: B; readonly description?: string },
  decide: Decide<readonly [id: string, payload: B["Type"], params: Schema.Struct<P>["Type"]], R>
) =>
  restOperation(
    command,
    {
      ...spec,
      method: "POST",
      path,
      headers: commandHeaders,
      success: Receipt.pipe(HttpApiSchema.status(201)),
      error: commandProblems
    },
    ({ headers, payload, params }) =>
      requestCommand(headers, (request) =>
        Effect.flatMap(createdId(kind, request, command), (id) => decide(request, id, payload, params))
      )
  )
