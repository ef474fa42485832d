/**
 * The things that the callers of the matrix try: their own, one of the team, one of a person with a higher role, and a private
 * one of another person.
 */
import type { Thing } from "./routeRow.ts"
import type { Caller, World } from "./world.ts"

export type Whose = "none" | "own" | "team" | "owner's" | "private"

export interface Target {
  readonly whose: Whose
  readonly id: string
  /** The caller who sends the request. Another one when the request ends the caller's access. */
  readonly by: Caller
}

/** The words of private things. No caller but their owner may ever get them. */
export const privateWords = "the whale sleeps"

const idIn = (text: string): string => (JSON.parse(text) as { readonly id: string }).id
const absent = "absent00absent00"

export const makeTargets = async (world: World, admin: Caller) => {
  const other = await world.person("member", "Other Member")
  const secondOwner = await world.person("owner", "Second Owner")
  const make = async (by: Caller, thing: "task" | "message", visibility: "team" | "private") => {
    const words = by === other ? privateWords : "seen by others"
    const field = thing === "task" ? "title" : "text"
    const path = thing === "task" ? "/tasks" : "/messages"
    return idIn((await world.send(by, "POST", path, { [field]: words, audience: visibility })).text)
  }
  const sessionOf = async (by: Caller) => {
    const { text } = await world.send(by, "GET", "/sessions")
    const { items } = JSON.parse(text) as {
      readonly items: ReadonlyArray<{ readonly id: string; readonly current: boolean }>
    }
    return items.find(({ current }) => current)?.id ?? absent
  }
  const secret = { task: await make(other, "task", "private"), message: await make(other, "message", "private") }
  const idOf = ({ actor }: Caller) => actor.slice(actor.indexOf(":") + 1)

  const ofPeople = async (caller: Caller, ends: boolean): Promise<ReadonlyArray<Target>> => {
    const role = caller.role ?? "viewer"
    const self = caller.role === null || caller.isToken || !ends ? caller : await world.person(role)
    const victim = ends ? await world.person("viewer") : other
    return [
      ...(caller.role === null || caller.isToken ? [] : [{ whose: "own" as const, id: idOf(self), by: self }]),
      { whose: "team", id: idOf(victim), by: caller },
      { whose: "owner's", id: idOf(ends ? await world.person("owner") : secondOwner), by: caller }
    ]
  }
  const ofSessions = async (caller: Caller): Promise<ReadonlyArray<Target>> => {
    const mine = caller.role === null || caller.isToken ? caller : await world.person(caller.role)
    return [
      ...(mine === caller ? [] : [{ whose: "own" as const, id: await sessionOf(mine), by: mine }]),
      { whose: "team", id: await sessionOf(await world.person("viewer")), by: caller },
      { whose: "owner's", id: await sessionOf(await world.person("owner")), by: caller }
    ]
  }
  const ofItems = async (caller: Caller, thing: "task" | "message"): Promise<ReadonlyArray<Target>> => {
    const mayMake = caller.role !== null && caller.role !== "viewer"
    return [
      ...(mayMake ? [{ whose: "own" as const, id: await make(caller, thing, "private"), by: caller }] : []),
      { whose: "team", id: await make(admin, thing, "team"), by: caller },
      { whose: "private", id: secret[thing], by: caller }
    ]
  }

  return async (caller: Caller, thing: Thing | undefined, ends: "session" | "person" | undefined) => {
    if (thing === "person") return ofPeople(caller, ends === "person")
    if (thing === "session") return ofSessions(caller)
    if (thing !== undefined) return ofItems(caller, thing)
    const by = ends !== undefined && caller.role !== null && !caller.isToken ? await world.person(caller.role) : caller
    return [{ whose: "none" as const, id: absent, by }]
  }
}
