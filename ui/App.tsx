/** Signing in, then the frame with its pages. */
import { Route, Router } from "@solidjs/router"
import { createSignal, For, lazy, Match, onMount, type ParentProps, Show, Suspense, Switch } from "solid-js"
import type { Session } from "../gateways/contract.ts"
import { Frame } from "./frame/Frame.tsx"
import { HomePage } from "./pages/HomePage.tsx"
import { MessagesPage } from "./pages/MessagesPage.tsx"
import { NoSuchPage } from "./pages/NoSuchPage.tsx"
import { SearchPage } from "./pages/SearchPage.tsx"
import { SignIn } from "./pages/SignIn.tsx"
import { TaskList } from "./tasks/TaskList.tsx"
import { TaskPage } from "./task/TaskPage.tsx"
import { api, Refusal } from "./sync/api.ts"
import { LiveProvider } from "./sync/live.tsx"
import { sentenceOf } from "./words/sentenceOf.ts"
import { words } from "./words/words.ts"

// What not everybody opens is fetched when it is opened.
const ReviewPage = lazy(() => import("./review/ReviewPage.tsx").then(({ ReviewPage }) => ({ default: ReviewPage })))
const KnowledgePage = lazy(() =>
  import("./knowledge/KnowledgePage.tsx").then(({ KnowledgePage }) => ({ default: KnowledgePage }))
)
const RunsPage = lazy(() => import("./runs/RunsPage.tsx").then(({ RunsPage }) => ({ default: RunsPage })))

type State =
  | { readonly is: "asking" }
  | { readonly is: "out"; readonly why: string | null }
  | { readonly is: "in"; readonly session: Session }
/** How long a toast stays. */
const toastMillis = 6000

export function App() {
  const [state, setState] = createSignal<State>({ is: "asking" })
  const [toasts, setToasts] = createSignal<ReadonlyArray<string>>([])
  const toast = (text: string) => {
    setToasts((all) => [...all, text])
    setTimeout(() => setToasts((all) => all.filter((each) => each !== text)), toastMillis)
  }
  const leave = () => setState({ is: "out", why: words.t("signedOut") })
  const refused = (why: Refusal) => toast(sentenceOf(why))

  onMount(async () => {
    const link = location.pathname === "/sign-in" ? location.hash.slice(1) : ""
    // The secret leaves the address bar before anything else happens.
    if (location.pathname === "/sign-in") history.replaceState(null, "", "/")
    try {
      setState({ is: "in", session: link === "" ? await api.session() : await api.signIn(link) })
    } catch (error) {
      // A link that was used up is no harm to who is signed in already.
      const session = link === "" ? null : await api.session().catch(() => null)
      if (session !== null) return setState({ is: "in", session })
      setState({
        is: "out",
        why: link === "" && error instanceof Refusal && error.problem.status === 401 ? null : sentenceOf(error)
      })
    }
    return undefined
  })

  return (
    <>
      <Switch>
        <Match when={state().is === "asking"}>
          <div class="gate">
            <p class="quiet-text" role="status">
              {words.t("loading")}…
            </p>
          </div>
        </Match>
        <Match when={signedOut(state())}>{(out) => <SignIn why={out().why} />}</Match>
        <Match when={signedIn(state())}>
          {(session) => (
            <LiveProvider session={session()} onRefused={refused} onSignedOut={leave}>
              <Router
                root={(props: ParentProps) => (
                  <Frame toast={toast} onSignOut={leave}>
                    <Suspense fallback={<div class="page" aria-busy="true" />}>{props.children}</Suspense>
                  </Frame>
                )}
              >
                <Route path="/" component={HomePage} />
                <Route path="/review" component={ReviewPage} />
                <Route path="/tasks" component={() => <TaskList toast={toast} />} />
                <Route path="/tasks/:id" component={TaskPage} />
                <Route path="/messages" component={() => <MessagesPage toast={toast} />} />
                <Route path="/knowledge" component={KnowledgePage} />
                <Route path="/runs" component={() => <RunsPage toast={toast} />} />
                <Route path="/search" component={SearchPage} />
                <Route path="*" component={NoSuchPage} />
              </Router>
            </LiveProvider>
          )}
        </Match>
      </Switch>
      <div class="toasts" role="status" aria-live="polite">
        <For each={toasts()}>{(text) => <p class="toast">{text}</p>}</For>
        <Show when={toasts().length === 0}>
          <span class="hidden-word" />
        </Show>
      </div>
    </>
  )
}

const signedOut = (state: State) => (state.is === "out" ? state : undefined)
const signedIn = (state: State) => (state.is === "in" ? state.session : undefined)
