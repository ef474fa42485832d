/** The members, one row each. A row opens in place; the arrow keys move between rows. */
import { createSignal, Show } from "solid-js"
import type { MemberShown } from "../../../../gateways/contract/team.ts"
import { RowsById } from "../../../parts/rows/RowsById.tsx"
import { settingsWords as words } from "../../../words/words.ts"
import type { AskedDialog } from "../state/asked.ts"
import type { Team } from "../state/createTeam.ts"
import { createFind, fewMembers, FindPeople } from "../find/FindPeople.tsx"
import { MemberDetails } from "./MemberDetails.tsx"
import { MemberRow } from "./MemberRow.tsx"
import { moveBetween } from "./moveBetween.ts"

export function MemberList(props: { readonly team: Team; readonly onAsk: (asked: AskedDialog) => void }) {
  const [open, setOpen] = createSignal<string | null>(null)
  const toggle = ({ id }: MemberShown) => setOpen((now) => (now === id ? null : id))
  const find = createFind(props.team.members)
  const press = (event: KeyboardEvent) => {
    if (event.key === "Escape") setOpen(null)
    else moveBetween(event, "[data-row]")
  }
  return (
    <div onKeyDown={press}>
      <FindPeople find={find} above={fewMembers} />
      <div class="mem hd" aria-hidden="true">
        <span />
        <span>{words.t("settings.memberName")}</span>
        <span>{words.t("settings.role")}</span>
        <span>{words.t("settings.sign-in")}</span>
        <span>{words.t("settings.lastHere")}</span>
        <span class="num">{words.t("settings.openTasks")}</span>
        <span />
      </div>
      <RowsById rows={find.found()} fallback={<p class="quiet-text">{words.t("settings.noOneFound")}</p>}>
        {(member) => (
          <div class="mem-item" classList={{ open: open() === member().id }}>
            <MemberRow
              member={member()}
              team={props.team}
              isOpen={open() === member().id}
              onToggle={() => toggle(member())}
              onAsk={props.onAsk}
            />
            <Show when={open() === member().id}>
              <MemberDetails member={member()} team={props.team} />
            </Show>
          </div>
        )}
      </RowsById>
    </div>
  )
}
