import { createEnsMock } from "@acskit/ens-mock";

/** Plays ENS for all stories. Its time stands still until a story moves it on. */
export const mock = createEnsMock({ clock: "manual" });
