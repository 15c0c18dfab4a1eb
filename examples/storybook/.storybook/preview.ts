import { mswHandlers } from "@acskit/mock/msw";
import type { Preview } from "@storybook/react-vite";
import { mock } from "../stories/mock.ts";

const preview: Preview = {
  beforeEach({ msw }) {
    mock.reset(); // each story begins with nothing
    msw.use(...mswHandlers(mock));
  },
};
export default preview;
