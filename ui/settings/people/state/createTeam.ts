/** The lists of the page People, and the changes that it offers. */
import { createEffect, createMemo, on } from "solid-js"
import type { Role } from "../../../../domain/values.ts"
import type { MemberShown } from "../../../../gateways/contract/team.ts"
import { useLive } from "../../../sync/live.tsx"
import { teamApi } from "../../../sync/rest/teamApi.ts"
import { settingsWords as words } from "../../../words/words.ts"
import { createAct, createLoaded } from "../../parts/createLoaded.ts"
import { createRole } from "../../parts/createRole.ts"
import { isAtLeast } from "../../parts/roles.ts"

export const createTeam = () => {
  const own = createRole()
  const people = createLoaded<ReadonlyArray<MemberShown>>(teamApi.team)
  const invitations = createLoaded(teamApi.invitations)
  const sessions = createLoaded(teamApi.sessions)
  const act = createAct(people, invitations, sessions)
  // A colleague who joins, or a role that another administrator gives, changes the rows of people.
  createEffect(
    on(
      useLive().views.people.table.version,
      () => {
        void people.reload()
        void invitations.reload()
      },
      { defer: true }
    )
  )
  const all = () => people.value() ?? []
  const byName = (a: MemberShown, b: MemberShown) => a.name.localeCompare(b.name)
  const members = createMemo(() =>
    all()
      .filter(({ role }) => role !== null)
      .toSorted(byName)
  )
  const owners = () => members().filter(({ role }) => role === "owner")
  return {
    own,
    people,
    invitations,
    sessions,
    act,
    members,
    /** People without a role, those who write most first. */
    known: createMemo(() =>
      all()
        .filter(({ role }) => role === null)
        .toSorted((a, b) => b.messages - a.messages || byName(a, b))
    ),
    nameOf: (actor: string) => all().find(({ id }) => id === actor)?.name ?? "",
    isLastOwner: ({ id, role }: MemberShown) => role === "owner" && owners().length === 1 && owners()[0]?.id === id,
    /** True when the person may change this one: a person with a higher role is not changed. */
    manages: ({ role }: MemberShown) => own.isAdmin() && (role === null || isAtLeast(own.role(), role)),
    setRole: (member: MemberShown, role: Role) => {
      const before = member.role
      const give = (given: Role) => () => teamApi.role(member.id, given)
      return act(give(role), {
        text: words.t("settings.roleNow", { name: member.name, role: words.value("role", role) }),
        undo: before === null ? undefined : () => void act(give(before))
      })
    }
  }
}
export type Team = ReturnType<typeof createTeam>
