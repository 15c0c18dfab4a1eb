import type { StorybookConfig } from "@storybook/react-vite";

const config: StorybookConfig = {
  framework: "@storybook/react-vite",
  stories: ["../stories/*.stories.tsx"],
  addons: ["msw-storybook-addon"],
  staticDirs: ["../public"], // with the worker's script: npx msw init public
};
export default config;
