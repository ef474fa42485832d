/** One member: name, role, sign-in methods, last use, open tasks, and a menu of what can be done. */
import Ellipsis from "lucide-solid/icons/ellipsis"
import { Show } from "solid-js"
import type { MemberShown } from "../../../../gateways/contract/team.ts"
import { IconButton } from "../../../parts/button/IconButton.tsx"
import { Select } from "../../../parts/choice/Select.tsx"
import { Menu } from "../../../parts/overlay/Menu.tsx"
import { Face } from "../../../signs/Face.tsx"
import { settingsWords as words } from "../../../words/words.ts"
import { rolesUpTo } from "../../parts/roles.ts"
import { lastUse } from "../../parts/when.ts"
import type { AskedDialog } from "../state/asked.ts"
import type { Team } from "../state/createTeam.ts"
import { WaySigns } from "./WaySigns.tsx"

export function MemberRow(props: {
  readonly member: MemberShown
  readonly team: Team
  readonly isOpen: boolean
  readonly onToggle: () => void
  readonly onAsk: (asked: AskedDialog) => void
}) {
  const isSelf = () => props.member.id === props.team.own.actor
  return (
    <div class="mem">
      <Face actor={props.member.id} name={props.member.name} />
      <button class="mem-name" type="button" data-row aria-expanded={props.isOpen} onClick={props.onToggle}>
        <span class="ell">
          <b dir="auto">{props.member.name}</b>
          <Show when={isSelf()}>
            <span class="quiet-text"> {words.t("you")}</span>
          </Show>
        </span>
        <Show when={props.member.handle}>{(handle) => <span class="quiet-text ell">@{handle()}</span>}</Show>
      </button>
      <RoleOf member={props.member} team={props.team} />
      <WaySigns ways={props.member.ways} />
      <span class="quiet-text">{lastUse(props.member.seenAt, Date.now())}</span>
      <span class="quiet-text num">{words.number(props.member.openTasks)}</span>
      <MemberMenu member={props.member} team={props.team} onAsk={props.onAsk} />
    </div>
  )
}

/** The last owner keeps the role, and a person with a higher role is not changed: both are plain text. */
function RoleOf(props: { readonly member: MemberShown; readonly team: Team }) {
  const role = () => props.member.role ?? "viewer"
  const mayChange = () => props.team.manages(props.member) && !props.team.isLastOwner(props.member)
  return (
    <span>
      <Show when={mayChange()} fallback={words.value("role", role())}>
        <Select
          label={words.t("settings.roleOf", { name: props.member.name })}
          plain
          value={role()}
          choices={rolesUpTo(props.team.own.role())}
          onPick={(wanted) => void props.team.setRole(props.member, wanted)}
        />
      </Show>
    </span>
  )
}

function MemberMenu(props: {
  readonly member: MemberShown
  readonly team: Team
  readonly onAsk: (asked: AskedDialog) => void
}) {
  const ask = (is: "remove" | "forget" | "merge") => () => props.onAsk({ is, person: props.member })
  const isLast = () => props.team.isLastOwner(props.member)
  const items = () => [
    { name: words.t("settings.mergeWith"), disabled: isLast(), onSelect: ask("merge") },
    { name: words.t("settings.remove"), disabled: isLast(), onSelect: ask("remove") },
    ...(props.team.own.isOwner()
      ? [null, { name: words.t("settings.forget"), bad: true, disabled: isLast(), onSelect: ask("forget") }]
      : [])
  ]
  return (
    <Show when={props.team.manages(props.member)} fallback={<span />}>
      <Menu
        placement="bottom-end"
        items={items()}
        trigger={(trigger) => (
          <IconButton {...trigger} label={words.t("settings.moreFor", { name: props.member.name })}>
            <Ellipsis size={15} />
          </IconButton>
        )}
      />
    </Show>
  )
}
