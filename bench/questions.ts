/**
 * What an editor asks while somebody writes a call.
 *
 * @module
 */

/** What is typed before the editor is asked for the operations, for the parameters of one, and for its description. */
export interface Questions {
  readonly list: string;
  readonly parameters: string;
  readonly hover: string;
}

export const method: Questions = {
  list: "client.",
  parameters: "client.shareAICImage({  })",
  hover: "client.shareAICImage",
};
export const path: Questions = {
  list: 'client.POST("/")',
  parameters: 'client.POST("/ShareAICImage", { params: { query: {  } } })',
  hover: "client.POST",
};

/** How many characters stand behind the cursor: it is where something is still to be written. */
export const behind = (text: string): number => /(" ?\)| \}[ })]*)?$/.exec(text)?.[0].length ?? 0;

export const edits = 8;
