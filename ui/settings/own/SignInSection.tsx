/** The sign-in methods and the sessions of the person. */
import { For, Show } from "solid-js"
import { Button } from "../../parts/button/Button.tsx"
import { toast } from "../../parts/toast/toast.tsx"
import { Accounts } from "../../security/Accounts.tsx"
import { PasskeyList } from "../../security/PasskeyList.tsx"
import { RecoveryCodes } from "../../security/RecoveryCodes.tsx"
import "../../security/security.css"
import { hasPasskeys } from "../../signIn/passkeys.ts"
import { signInApi } from "../../sync/rest/signInApi.ts"
import { teamApi } from "../../sync/rest/teamApi.ts"
import { sentenceOf } from "../../words/sentenceOf.ts"
import { settingsWords as words } from "../../words/words.ts"
import { agentName } from "../parts/agentName.ts"
import { createAct, createLoaded } from "../parts/createLoaded.ts"
import { createRole } from "../parts/createRole.ts"
import { SettingsSection, WhenLoaded } from "../parts/SettingsSection.tsx"
import { lastUse } from "../parts/when.ts"

export function SignInSection() {
  const own = createLoaded(() => signInApi.own())
  const offered = createLoaded(() => signInApi.offered())
  /** Carries out a change, and shows the list as it is then. */
  const attempt = (run: () => Promise<unknown>) => {
    run()
      .catch((error: unknown) => toast({ text: sentenceOf(error), failed: true }))
      .finally(() => void own.reload())
  }
  return (
    <>
      <SettingsSection id="security" title={words.t("security")} text={words.t("securityText")}>
        <WhenLoaded of={own}>
          {(ways) => (
            <div class="security">
              <Accounts accounts={ways().accounts} provider={offered.value()?.oidc?.name ?? null} attempt={attempt} />
              <PasskeyList
                passkeys={ways().passkeys}
                mayAdd={ways().mayAdd && hasPasskeys(offered.value()?.passkeys)}
                attempt={attempt}
              />
              <Show when={ways().mayAdd || ways().recoveryCodes > 0}>
                <RecoveryCodes left={ways().recoveryCodes} mayMake={ways().mayAdd} attempt={attempt} />
              </Show>
            </div>
          )}
        </WhenLoaded>
      </SettingsSection>
      <OwnSessions />
    </>
  )
}

function OwnSessions() {
  const { actor } = createRole()
  const sessions = createLoaded(teamApi.sessions)
  const act = createAct(sessions)
  const own = () => (sessions.value() ?? []).filter((session) => session.actor === actor)
  const end = (id: string) => void act(() => teamApi.endSession(id), words.count("sessionsEnded", 1))
  return (
    <SettingsSection id="sessions" title={words.t("settings.sessions")} text={words.t("settings.sessionsText")}>
      <WhenLoaded of={sessions}>
        {() => (
          <ul class="plain-list">
            <For each={own()}>
              {(session) => (
                <li class="set-row">
                  <span class="grow ell">{agentName(session)}</span>
                  <span class="quiet-text">
                    {session.current ? words.t("settings.thisOne") : lastUse(session.seenAt, Date.now())}
                  </span>
                  <Show when={!session.current}>
                    <Button
                      look="quiet"
                      small
                      aria-label={words.t("settings.endThe", { name: agentName(session) })}
                      onClick={() => end(session.id)}
                    >
                      {words.t("settings.end")}
                    </Button>
                  </Show>
                </li>
              )}
            </For>
          </ul>
        )}
      </WhenLoaded>
    </SettingsSection>
  )
}
