/** People who are known from a chat or an import and have no role. They can be assigned, invited and merged. */
import { createSignal, For, Show } from "solid-js"
import type { MemberShown } from "../../../gateways/contract/team.ts"
import { Button } from "../../parts/button/Button.tsx"
import { teamApi } from "../../sync/rest/teamApi.ts"
import { settingsWords as words } from "../../words/words.ts"
import { createLoaded } from "../parts/createLoaded.ts"
import { SettingsSection } from "../parts/SettingsSection.tsx"
import { shownDay } from "../parts/when.ts"
import { createFind, FindPeople } from "./find/FindPeople.tsx"
import type { AskedDialog } from "./state/asked.ts"
import type { Team } from "./state/createTeam.ts"

/** The people that are shown before the person asks for all. */
const shownFirst = 6

interface Props {
  readonly team: Team
  readonly onAsk: (asked: AskedDialog) => void
}

export function KnownPeople(props: Props) {
  const find = createFind(props.team.known)
  const { text, found } = find
  const [all, setAll] = createSignal(false)
  const chats = createLoaded(teamApi.chats)
  const titleOf = (id: string) => chats.value()?.find((chat) => chat.id === id)?.title
  const shown = () => (all() || text() !== "" ? found() : found().slice(0, shownFirst))
  const hidden = () => found().length - shown().length
  return (
    <Show when={props.team.known().length > 0}>
      <SettingsSection
        id="known"
        title={words.t("settings.known")}
        text={words.t("settings.knownText")}
        action={<FindPeople find={find} above={shownFirst} />}
      >
        <ul class="plain-list">
          <For each={shown()} fallback={<li class="quiet-text">{words.t("settings.noOneFound")}</li>}>
            {(person) => <KnownLine person={person} titleOf={titleOf} team={props.team} onAsk={props.onAsk} />}
          </For>
        </ul>
        <Show when={hidden() > 0}>
          <Button look="quiet" small onClick={() => setAll(true)}>
            {words.t("settings.showMore", { n: words.number(hidden()) })}
          </Button>
        </Show>
      </SettingsSection>
    </Show>
  )
}

function KnownLine(
  props: Props & { readonly person: MemberShown; readonly titleOf: (id: string) => string | undefined }
) {
  const facts = () => {
    const { handle, left, chats } = props.person
    const titles = chats.flatMap((id) => props.titleOf(id) ?? [])
    return [
      ...(left ? [words.t("settings.leftTeam")] : []),
      ...(handle === null ? [] : [`@${handle}`]),
      ...titles.slice(0, 2)
    ].join(", ")
  }
  const initials = () => [...props.person.name.trim()].slice(0, 2).join("").toUpperCase()
  const ask = (is: "merge" | "forget") => () => props.onAsk({ is, person: props.person })
  return (
    <li class="set-row two known-person">
      <span class="no-face" aria-hidden="true">
        {initials()}
      </span>
      <span class="grow">
        <b class="ell" dir="auto">
          {props.person.name}
        </b>
        <span class="quiet-text ell" dir="auto">
          {facts()}
        </span>
      </span>
      <span class="quiet-text wide">{words.count("messagesCount", props.person.messages)}</span>
      <span class="quiet-text wide">
        {props.person.lastMessageAt === null ? "" : shownDay(props.person.lastMessageAt, Date.now())}
      </span>
      <span class="acts">
        <Button small onClick={() => props.onAsk({ is: "invite", as: props.person })}>
          {words.t("settings.inviteOne")}
        </Button>
        <Show when={!props.person.left}>
          <Button look="quiet" small onClick={ask("merge")}>
            {words.t("settings.mergeWith")}
          </Button>
        </Show>
        <Show when={props.team.own.isOwner()}>
          <Button class="bad" look="quiet" small onClick={ask("forget")}>
            {words.t("settings.forget")}
          </Button>
        </Show>
      </span>
    </li>
  )
}
