/** The tokens of services. A secret is shown once, after it was made. */
import { createSignal, Show } from "solid-js"
import type { Role } from "../../../domain/values.ts"
import { createDraft } from "../../drafts/createDraft.ts"
import { RowsById } from "../../parts/rows/RowsById.tsx"
import { Button } from "../../parts/button/Button.tsx"
import { LabelledSelect } from "../../parts/choice/LabelledSelect.tsx"
import { TextField } from "../../parts/fields/TextField.tsx"
import { Confirm } from "../../parts/overlay/Confirm.tsx"
import { type TokenShown, teamApi } from "../../sync/rest/teamApi.ts"
import { settingsWords as words } from "../../words/words.ts"
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
              <RowsById rows={all()} fallback={<li class="quiet-text">{words.t("settings.noTokens")}</li>}>
                {(token) => <TokenLine token={token()} act={act} />}
              </RowsById>
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
    void props.act(() => teamApi.revokeToken(props.token.id), words.t("settings.tokenRevoked"))
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
          aria-label={words.t("settings.revokeToken", { name: props.token.name })}
          onClick={() => setAsked(true)}
        >
          {words.t("settings.revoke")}
        </Button>
      </Show>
      <Show when={asked()}>
        <Confirm
          title={words.t("settings.revokeToken", { name: props.token.name })}
          action={words.t("settings.revoke")}
          onConfirm={revoke}
          onClose={() => setAsked(false)}
        >
          <p>{words.t("settings.revokeTokenText")}</p>
        </Confirm>
      </Show>
    </li>
  )
}

const lives = ["30", "90", "365", "never"] as const
type Life = (typeof lives)[number]

interface TokenTyped {
  readonly name: string
  readonly role: Role
  readonly life: Life
}
const emptyToken: TokenTyped = { name: "", role: "member", life: "90" }
const asSent = ({ name, role, life }: TokenTyped) => ({
  name: name.trim(),
  role,
  days: life === "never" ? null : Number(life)
})

function NewToken(props: { readonly act: ActOnLists }) {
  const { role: own } = createRole()
  const draft = createDraft(
    () => "token:new",
    () => emptyToken
  )
  const change = (part: Partial<TokenTyped>) => draft.set({ ...draft.value(), ...part })
  const mayMake = () => draft.value().name.trim() !== "" && !draft.busy()
  const [secret, setSecret] = createSignal<string | null>(null)
  const make = async (event: SubmitEvent) => {
    event.preventDefault()
    if (!mayMake()) return
    await draft.send(async (typed, key) => {
      const isMade = await props.act(async () => {
        const made = await teamApi.createToken(asSent(typed), key)
        setSecret(made.token)
        return made
      })
      return isMade ? true : null
    })
  }
  return (
    <SettingsSection id="new-token" title={words.t("settings.newToken")}>
      <form class="set-form" onSubmit={(event) => void make(event)}>
        <TextField
          label={words.t("field.name")}
          value={draft.value().name}
          onType={(text) => change({ name: text })}
          dir="auto"
          maxlength={100}
          readonly={draft.busy()}
        />
        <LabelledSelect
          label={words.t("settings.role")}
          value={draft.value().role}
          choices={rolesUpTo(own())}
          onPick={(role) => change({ role })}
        />
        <LabelledSelect
          label={words.t("settings.life")}
          value={draft.value().life}
          choices={lives.map((id) => ({
            id,
            name: id === "never" ? words.t("settings.neverEnds") : words.count("lifeDays", Number(id))
          }))}
          onPick={(life) => change({ life })}
        />
        <Button type="submit" disabled={!mayMake()}>
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
      <Button small onClick={copy}>
        {words.t("settings.copy")}
      </Button>
    </div>
  )
}
