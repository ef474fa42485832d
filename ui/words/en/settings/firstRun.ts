/** The words of the first run. */
export const firstRunEn = {
  firstRun: {
    title: "Set up",
    lead: "The first two steps are done. You can take the others now or later, in any order.",
    done: "done",
    skip: "Skip",
    skipped: "skipped",
    resume: "Resume",
    signedIn: "You can come back with the same browser.",
    addWay: "Add another way to sign in",
    change: "Change",
    checkAgain: "Check again",
    model:
      "Now: {model}. The model suggests, and people decide. The built-in rules find dates, names and words for work, and need no server.",
    otherModel: "Add a model and test it",
    chat: "The sample is one week of a small team in three languages, and can be removed again. Your own chat comes from a group with the bot, or from an export of Telegram Desktop that an administrator imports here.",
    proposals: "Find what was decided, asked and promised in the chat. You approve each statement.",
    working: "Working. The first proposals come within seconds.",
    seeRun: "See the progress",
    toTasks: "Go to the tasks"
  },
  firstStep: {
    signIn: "Signed in",
    you: "Who you are",
    bot: "Connect the bot",
    model: "Choose a model",
    chat: "Bring a chat",
    proposals: "First proposals"
  }
}
