import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";

/** How many pages a site has, and what is wrong with their links. @param site its folder */
export function linkProblems(site: string): { pages: number; problems: string[] } {
  const pages = readdirSync(site, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".html"));
  const textOf = (page: string): string => readFileSync(join(site, page), "utf8");
  const places = new Map<string, Set<string | undefined>>();
  const placesIn = (page: string): Set<string | undefined> => {
    const found = places.get(page) ?? new Set([...textOf(page).matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id));
    places.set(page, found);
    return found;
  };

  const problemsOf = (page: string): string[] =>
    [...textOf(page).matchAll(/<(\w+)\b[^>]*?\s(?:href|src)="([^"]*)"/g)].flatMap(([, tag, link = ""]) => {
      if (/^(https?:)?\/\//.test(link)) return tag === "a" ? [] : [`${page}: <${tag}> comes from ${link}`];
      if (/^(data|mailto):/.test(link)) return [];
      const [path = "", place] = link.split("#").map(decodeURIComponent);
      const target = path === "" ? page : relative(site, join(site, dirname(page), path));
      if (target.startsWith("..") || !existsSync(join(site, target))) return [`${page}: ${link} leads nowhere`];
      if (!place || !target.endsWith(".html") || placesIn(target).has(place)) return [];
      return [`${page}: ${link} leads to a page without that place`];
    });
  return { pages: pages.length, problems: pages.flatMap(problemsOf) };
}
