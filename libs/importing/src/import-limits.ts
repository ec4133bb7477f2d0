/**
 * What one import may cost, besides the limits on the text itself in `@lectern/contracts`. Each figure is far above
 * what a real text needs and far below what makes a machine suffer; units are last in the names.
 */
export const importLimits = {
  uploadBytes: 25_000_000,
  /** Pages with their pictures written into them are large; a page whose text is would not be one. */
  htmlBytes: 10_000_000,
  /** All blocks of a text together, about 500,000 words. */
  textCharacters: 5_000_000,
  /** Archives (DOCX, EPUB): counted while inflating, whatever the headers claim. */
  archiveEntries: 2_000,
  archiveEntryBytes: 50_000_000,
  archiveTotalBytes: 200_000_000,
  archiveRatio: 100,
  /** Below this size a high ratio is harmless: small style sheets of blanks compress 1000:1. */
  archiveRatioFreeBytes: 1_000_000,
  archivePathCharacters: 512,
  pages: 2_000,
  glyphsPerPage: 100_000,
  /** Markup and Markdown: elements inside elements. Real pages stay under 60. */
  nestingLevels: 150,
  markupNodes: 400_000,
  attributesPerElement: 500,
  /** Looking for the article takes up to a millisecond for each element; larger pages are read whole. */
  articleElements: 6_000,
  /** Word processors write a dozen elements for a word. */
  xmlNodes: 5_000_000,
  markdownNestingLevels: 100,
  /**
   * Sum over paragraphs of (emphasis and bracket characters)². CommonMark pairs these by looking back, so this is
   * the number of looks; 10⁸ take about one second. A book of ten thousand emphasised words stays under 10⁶.
   */
  markdownPairings: 100_000_000,
} as const;
