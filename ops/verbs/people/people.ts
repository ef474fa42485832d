/** `tt people`: lists, invites and removes people, and changes their roles. */
import { Console, Stream } from "effect"
import type { Role } from "../../../domain/values.ts"
import { linkOriginOf, requestWithTables } from "../../control/request.ts"
import type { Settings } from "../../settings/settings.ts"
import { answer } from "../operation/print.ts"
import { inviteOperation, peopleOperation, type PersonLine } from "./peopleOperation.ts"

interface Printed {
  readonly json: boolean
}

const lineOf = ({ id, name, role }: PersonLine) => `${id}  ${role ?? "no role"}  ${name}`

export const listPeople = (settings: Settings, { json }: Printed) =>
  requestWithTables(settings, peopleOperation, { act: "list" }).pipe(
    Stream.runForEach((each) => Console.log(json ? JSON.stringify(each) : lineOf(each)))
  )

export const invitePerson = (
  settings: Settings,
  { json, ...given }: Printed & { readonly role: Role; readonly days: number; readonly as: string | null }
) =>
  linkOriginOf(settings).pipe(
    Stream.fromEffect,
    Stream.flatMap((origin) => requestWithTables(settings, inviteOperation, { origin, ...given })),
    Stream.runForEach((made) =>
      answer(json, made, `${made.link}\n(for one person; works once, until ${made.expiresAt})`)
    )
  )

export const setRole = (
  settings: Settings,
  { json, ...given }: Printed & { readonly who: string; readonly role: Role }
) => printed(settings, { act: "role", ...given }, json)

export const printRenamed = (
  settings: Settings,
  { json, ...given }: Printed & { readonly who: string; readonly name: string }
) => printed(settings, { act: "rename", ...given }, json)

export const printRemoved = (settings: Settings, { json, who }: Printed & { readonly who: string }) =>
  printed(settings, { act: "remove", who }, json)

export const printMerged = (
  settings: Settings,
  { json, ...given }: Printed & { readonly who: string; readonly into: string }
) => printed(settings, { act: "merge", ...given }, json)

const printed = (settings: Settings, input: Parameters<typeof peopleOperation.run>[0], json: boolean) =>
  requestWithTables(settings, peopleOperation, input).pipe(
    Stream.runForEach((line) => answer(json, line, lineOf(line)))
  )
