/** The sign-in methods and the sessions of a member, under the row. */
import Globe from "lucide-solid/icons/globe"
import KeyRound from "lucide-solid/icons/key-round"
import Laptop from "lucide-solid/icons/laptop"
import LifeBuoy from "lucide-solid/icons/life-buoy"
import Send from "lucide-solid/icons/send"
import type { LucideProps } from "lucide-solid"
import { type Component, For, Show } from "solid-js"
import type { MemberShown } from "../../../../gateways/contract/team.ts"
import { Button } from "../../../parts/button/Button.tsx"
import { type SessionRow, teamApi } from "../../../sync/rest/teamApi.ts"
import { settingsWords as words } from "../../../words/words.ts"
import { createAct, createLoaded } from "../../parts/createLoaded.ts"
import { agentName } from "../../parts/agentName.ts"
import { WhenLoaded } from "../../parts/SettingsSection.tsx"
import { lastUse } from "../../parts/when.ts"
import type { Team } from "../state/createTeam.ts"

export function MemberDetails(props: { readonly member: MemberShown; readonly team: Team }) {
  return (
    <div class="mem-open">
      <Show
        when={props.team.manages(props.member)}
        fallback={<p class="quiet-text">{words.t("settings.higherRole")}</p>}
      >
        <Ways member={props.member} team={props.team} />
        <Sessions member={props.member} team={props.team} />
      </Show>
    </div>
  )
}

function Ways(props: { readonly member: MemberShown; readonly team: Team }) {
  const ways = createLoaded(() => teamApi.ways(props.member.id))
  const act = createAct(ways, props.team.people)
  return (
    <div>
      <h3>{words.t("settings.ways")}</h3>
      <WhenLoaded of={ways}>
        {(found) => (
          <>
            <Line icon={Send} text={words.t("settings.telegram")} isOff={!found().telegram} />
            <For each={found().passkeys}>
              {(passkey) => (
                <Line
                  icon={KeyRound}
                  text={`${words.t("passkey")} “${passkey.name}”`}
                  action={words.t("removePasskey", { name: passkey.name })}
                  onAct={() => void act(() => teamApi.removePasskey(props.member.id, passkey.id))}
                />
              )}
            </For>
            <For each={found().accounts}>
              {(account) => (
                <Line
                  icon={Globe}
                  text={account.provider}
                  action={words.t("unlinkAccount", { name: account.provider })}
                  onAct={() => void act(() => teamApi.unlink(props.member.id, account.id))}
                />
              )}
            </For>
            <Show when={found().recoveryCodes > 0}>
              <Line icon={LifeBuoy} text={words.count("recoveryLeft", found().recoveryCodes)} />
            </Show>
          </>
        )}
      </WhenLoaded>
    </div>
  )
}

function Line(props: {
  readonly icon: Component<LucideProps>
  readonly text: string
  readonly isOff?: boolean
  /** The whole name of the action; the button shows its verb. */
  readonly action?: string
  readonly onAct?: () => void
}) {
  return (
    <div class="way-line">
      {props.icon({ size: 14 })}
      <span class="ell" classList={{ "quiet-text": props.isOff === true }} dir="auto">
        {props.isOff === true ? words.t("settings.notSetUp", { name: props.text }) : props.text}
      </span>
      <Show when={props.action}>
        {(action) => (
          <Button look="quiet" small aria-label={action()} onClick={() => props.onAct?.()}>
            {words.t("removeWay")}
          </Button>
        )}
      </Show>
    </div>
  )
}

function Sessions(props: { readonly member: MemberShown; readonly team: Team }) {
  const theirs = () => (props.team.sessions.value() ?? []).filter(({ actor }) => actor === props.member.id)
  const others = () => theirs().filter(({ current }) => !current)
  const end = (all: ReadonlyArray<SessionRow>) =>
    void props.team.act(
      async () => {
        for (const { id } of all) await teamApi.endSession(id)
      },
      words.count("sessionsEnded", all.length)
    )
  return (
    <div>
      <h3>{words.t("settings.sessions")}</h3>
      <WhenLoaded of={props.team.sessions}>
        {() => (
          <For each={theirs()} fallback={<p class="quiet-text">{words.t("settings.noSessions")}</p>}>
            {(session) => (
              <div class="way-line ses">
                <Laptop size={14} />
                <span class="ell">{agentName(session)}</span>
                <span class="quiet-text">
                  {session.current ? words.t("settings.thisOne") : lastUse(session.seenAt, Date.now())}
                </span>
                <Show when={!session.current}>
                  <Button
                    look="quiet"
                    small
                    aria-label={words.t("settings.endThe", { name: agentName(session) })}
                    onClick={() => end([session])}
                  >
                    {words.t("settings.end")}
                  </Button>
                </Show>
              </div>
            )}
          </For>
        )}
      </WhenLoaded>
      <Show when={others().length > 1}>
        <div class="way-line">
          <span />
          <span />
          <Button class="bad" look="quiet" small onClick={() => end(others())}>
            {words.t("settings.endAll")}
          </Button>
        </div>
      </Show>
    </div>
  )
}
