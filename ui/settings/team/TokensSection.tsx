/** The tokens of services. A secret is shown once, after it was made. */
import { createSignal, For, Show } from "solid-js"
import type { Role } from "../../../domain/values.ts"
import { Button } from "../../parts/button/Button.tsx"
import { Select } from "../../parts/choice/Select.tsx"
import { Confirm } from "../../parts/overlay/Confirm.tsx"
import { newKey } from "../../sync/rest/newKey.ts"
import { type TokenShown, teamApi } from "../../sync/rest/teamApi.ts"
import { words } from "../../words/words.ts"
import { copyText } from "../parts/copyText.ts"
import { type ActOnLists, createAct, createLoaded } from "../parts/createLoaded.ts"
import { createRole } from "../parts/createRole.ts"
import { rolesUpTo } from "../parts/roles.ts"
import { SettingsSection, WhenLoaded } from "../parts/SettingsSection.tsx"
import { shownDay, lastUse } from "../parts/when.ts"

export function TokensSection() {
  const tokens = createLoaded(teamApi.tokens)
  const act = createAct(tokens)
  return (
    <>
      <SettingsSection id="tokens" title={words.t("settings.tokens")} text={words.t("settings.tokensText")}>
        <WhenLoaded of={tokens}>
          {(all) => (
            <ul class="plain-list">
              <For each={all()} fallback={<li class="quiet-text">{words.t("none")}</li>}>
                {(token) => <TokenLine token={token} act={act} />}
              </For>
            </ul>
          )}
        </WhenLoaded>
      </SettingsSection>
      <NewToken act={act} />
    </>
  )
}

function TokenLine(props: { readonly token: TokenShown; readonly act: ActOnLists }) {
  const [asked, setAsked] = createSignal(false)
  const isActive = () => props.token.state === "active"
  const ends = () =>
    props.token.expiresAt === null
      ? words.t("settings.neverEnds")
      : words.t("settings.until", { day: shownDay(props.token.expiresAt, Date.now()) })
  const revoke = () => {
    setAsked(false)
    void props.act(() => teamApi.revokeToken(props.token.id), words.t("settings.tokenEnded"))
  }
  return (
    <li class="set-row two">
      <span class="grow">
        <b class="ell" dir="auto">
          {props.token.name}
        </b>
        <span class="quiet-text ell">
          {words.value("role", props.token.role)},{" "}
          {words.t("settings.lastUsed", { day: lastUse(props.token.usedAt, Date.now()) })}
        </span>
      </span>
      <span class="quiet-text">{isActive() ? ends() : words.value("tokenState", props.token.state)}</span>
      <Show when={isActive()}>
        <Button
          class="bad"
          look="quiet"
          small
          aria-label={words.t("settings.endToken", { name: props.token.name })}
          onClick={() => setAsked(true)}
        >
          {words.t("settings.end")}
        </Button>
      </Show>
      <Show when={asked()}>
        <Confirm
          title={words.t("settings.endToken", { name: props.token.name })}
          action={words.t("settings.end")}
          onConfirm={revoke}
          onClose={() => setAsked(false)}
        >
          <p>{words.t("settings.endTokenText")}</p>
        </Confirm>
      </Show>
    </li>
  )
}

const lives = ["30", "90", "365", "never"] as const
type Life = (typeof lives)[number]

function NewToken(props: { readonly act: ActOnLists }) {
  const { role: own } = createRole()
  const [name, setName] = createSignal("")
  const [role, setRole] = createSignal<Role>("member")
  const [life, setLife] = createSignal<Life>("90")
  const [secret, setSecret] = createSignal<string | null>(null)
  let key = newKey()
  const make = async (event: SubmitEvent) => {
    event.preventDefault()
    if (name().trim() === "") return
    const days = life() === "never" ? null : Number(life())
    const isMade = await props.act(async () => {
      const made = await teamApi.createToken({ name: name().trim(), role: role(), days }, key)
      setSecret(made.token)
      return made
    })
    if (!isMade) return
    key = newKey()
    setName("")
  }
  return (
    <SettingsSection id="new-token" title={words.t("settings.newToken")}>
      <form class="set-form" onSubmit={(event) => void make(event)}>
        <label class="labelled">
          <span>{words.t("field.name")}</span>
          <input
            class="in"
            dir="auto"
            maxlength={100}
            value={name()}
            onInput={(event) => setName(event.currentTarget.value)}
          />
        </label>
        <Select label={words.t("settings.role")} value={role()} choices={rolesUpTo(own())} onPick={setRole} />
        <Select
          label={words.t("settings.life")}
          value={life()}
          choices={lives.map((id) => ({
            id,
            name: id === "never" ? words.t("settings.neverEnds") : words.count("lifeDays", Number(id))
          }))}
          onPick={setLife}
        />
        <Button type="submit" disabled={name().trim() === ""}>
          {words.t("create")}
        </Button>
      </form>
      <Show when={secret()}>{(made) => <Secret token={made()} />}</Show>
    </SettingsSection>
  )
}

function Secret(props: { readonly token: string }) {
  const copy = () => copyText(props.token)
  return (
    <div class="set-row" role="status">
      <span class="grow">
        <span class="quiet-text">{words.t("settings.secretOnce")}</span>
        <code>{props.token}</code>
      </span>
      <Button small onClick={() => void copy()}>
        {words.t("settings.copy")}
      </Button>
    </div>
  )
}
