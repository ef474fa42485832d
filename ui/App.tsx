/** Signs in, then shows the frame with its pages. */
import { createEffect, createSignal, Match, onCleanup, onMount, Show, Switch } from "solid-js"
import { PageBoundary } from "./boundary/PageBoundary.tsx"
import { claimDrafts } from "./drafts/kept/keptTexts.ts"
import { guardComposition } from "./drafts/composition.ts"
import { watchCutPastes } from "./drafts/limits/cutPastes.ts"
import { createNow } from "./parts/createNow.ts"
import { Pages } from "./Pages.tsx"
import { clearToasts, toast } from "./parts/toast/toast.tsx"
import { keepFocus } from "./parts/focus/keepFocus.ts"
import { Toasts } from "./parts/toast/Toasts.tsx"
import { Join } from "./signIn/Join.tsx"
import { NoAnswer } from "./boundary/NoAnswer.tsx"
import { OtherSession } from "./signIn/OtherSession.tsx"
import { SignIn } from "./signIn/SignIn.tsx"
import type { Refusal } from "./sync/rest/api.ts"
import { LiveProvider } from "./sync/live.tsx"
import { enter, type Entrance, replaceSession } from "./signIn/enter.ts"
import { sentenceOf } from "./words/sentenceOf.ts"
import { setThisYear } from "./words/speak/calendar.ts"
import { speech, words } from "./words/words.ts"

/** Interval at which the present year is read again, in milliseconds. */
const clockMillis = 60_000

export function App() {
  const [entrance, setShown] = createSignal<Entrance | null>(null)
  const setEntrance = async (found: Entrance) => {
    // Deletes the drafts of another person before a page reads them.
    if (found.is === "in") await claimDrafts(found.session.actor)
    setShown(found)
  }
  const leave = () => {
    clearToasts()
    setShown({ is: "out", why: words.t("signedOut") })
  }
  const onRefused = (why: Refusal) => toast({ text: sentenceOf(why), failed: true })
  onCleanup(guardComposition())
  onCleanup(watchCutPastes((most) => toast({ text: words.t("pasteCut", { most: words.number(most) }), failed: true })))
  onCleanup(keepFocus())
  const now = createNow(clockMillis)
  createEffect(() => setThisYear(new Date(now())))
  onMount(async () => {
    const found = await enter()
    await setEntrance(found)
    if (found.is === "in" && found.notice !== undefined) toast(found.notice)
  })
  return (
    <PageBoundary at="">
      <Switch fallback={<Loading />}>
        <Match when={unknown(entrance())}>
          {(found) => <NoAnswer why={found().why} onRetry={() => void found().again().then(setEntrance)} />}
        </Match>
        <Match when={signedOut(entrance())}>
          {(out) => <SignIn why={out().why} onSignedIn={(session) => void setEntrance({ is: "in", session })} />}
        </Match>
        <Match when={invited(entrance())}>
          {(invitation) => (
            <Join invitation={invitation()} onJoined={(session) => void setEntrance({ is: "in", session })} />
          )}
        </Match>
        <Match when={other(entrance())}>
          {(found) => (
            <OtherSession
              session={found().session}
              onStay={() => void setEntrance({ is: "in", session: found().session })}
              onReplace={() => void replaceSession(found().link).then(setEntrance)}
            />
          )}
        </Match>
        <Match when={signedIn(entrance())}>
          {(session) => (
            <LiveProvider session={session()} onRefused={onRefused} onSignedOut={leave}>
              <SpokenPages onSignOut={leave} />
            </LiveProvider>
          )}
        </Match>
      </Switch>
      <Toasts />
    </PageBoundary>
  )
}

/** The pages in the language of the person. Another language renders them again. */
function SpokenPages(props: { readonly onSignOut: () => void }) {
  createEffect(() => {
    speech()
    document.documentElement.lang = words.language
  })
  return (
    <Show when={speech()} keyed>
      <Pages onSignOut={() => props.onSignOut()} />
    </Show>
  )
}

function Loading() {
  return (
    <div class="gate">
      <p class="quiet-text" role="status">
        {words.t("loading")}…
      </p>
    </div>
  )
}

const unknown = (entrance: Entrance | null) => (entrance?.is === "unknown" ? entrance : undefined)
const signedOut = (entrance: Entrance | null) => (entrance?.is === "out" ? entrance : undefined)
const invited = (entrance: Entrance | null) => (entrance?.is === "invited" ? entrance.invitation : undefined)
const other = (entrance: Entrance | null) => (entrance?.is === "other" ? entrance : undefined)
const signedIn = (entrance: Entrance | null) => (entrance?.is === "in" ? entrance.session : undefined)
