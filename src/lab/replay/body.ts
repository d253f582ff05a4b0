/** What stands in the page before its program fills it. */
export const BODY = `<div id="app"></div>`;
