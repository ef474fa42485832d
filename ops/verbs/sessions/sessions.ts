/** `tt sessions`: lists the browsers that are signed in, and signs them out. */
import { requestWithTables } from "../../control/request.ts"
import { answerEach } from "../operation/print.ts"
import type { Settings } from "../../settings/settings.ts"
import { type SessionLine, sessionsOperation } from "./sessionsOperation.ts"

interface Printed {
  readonly json: boolean
}

const lineOf = ({ id, actor, name, openedAt, seenAt, agent }: SessionLine) =>
  `${id}  ${name === "" ? actor : name}  since ${openedAt}  last used ${seenAt}  ${JSON.stringify(agent)}`

const printed = (settings: Settings, input: Parameters<typeof sessionsOperation.run>[0], json: boolean, suffix = "") =>
  requestWithTables(settings, sessionsOperation, input).pipe(
    answerEach(json, (line) => `${lineOf(line)}${suffix}`, "no browser is signed in")
  )

export const listSessions = (settings: Settings, { json }: Printed) => printed(settings, { act: "list" }, json)

export const endSessions = (settings: Settings, { json, which }: Printed & { readonly which: string }) =>
  printed(settings, { act: "end", which }, json, "  ended")
