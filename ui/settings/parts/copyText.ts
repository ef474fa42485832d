/** Copies a text and tells the person whether it is copied. The browser refuses it on a page that is served by plain HTTP. */
import { toast } from "../../parts/toast/toast.tsx"
import { settingsWords as words } from "../../words/words.ts"

export const copyText = async (text: string): Promise<void> => {
  try {
    await navigator.clipboard.writeText(text)
    toast(words.t("settings.copied"))
  } catch {
    toast({ text: words.t("settings.notCopied"), failed: true })
  }
}
