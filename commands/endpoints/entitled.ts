/** Whether an endpoint may still send: the rights of the person who chose its address may have ended since. */
import type { Principals } from "../principals.ts"
import type { KnownEndpoint } from "./endpoints.ts"

/**
 * True while the actor who added or last resumed it is an administrator and one of its readers. A token that has ended has no
 * rights. Also true while no owner is known: the directory of people is then being made.
 */
export const isEntitled = (
  { roleOf, audiencesOf, owners }: Pick<Principals["Service"], "roleOf" | "audiencesOf" | "owners">,
  { now, responsible }: Pick<KnownEndpoint, "now" | "responsible">
): boolean => {
  const role = roleOf(responsible)
  const isReader = () => now.audience === "team" || audiencesOf(responsible).includes(now.audience)
  // The owners are searched among all people, so only when the rest says no: each try asks.
  return ((role === "admin" || role === "owner") && isReader()) || owners().length === 0
}
