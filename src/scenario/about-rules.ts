/** What each rule that can be turned is about, in a few words. */

/** What each rule is about; a rule that is not told here is told by its name. */
export const ABOUT: Readonly<Record<string, string>> = {
  needs: 'difficulties arise, and are taken on by those who care',
  noticing: 'whom people look at in a week',
  attraction: 'what draws people to a person or a group',
  talking: 'how talks and work bring people closer, and time apart takes them from each other',
  founding: 'when two people begin a group',
  joining: 'when a group takes somebody in',
  working: 'how trust, conflict and coordination go in a group',
  learning: 'how fast people learn: alone, from each other, by discovery, by seeing',
  energy: 'where the energy of a group comes from, and what of it can be seen',
  recognition: 'when members recognize what they have',
  spreading: 'how the spark passes from those who belong to those who see them',
  growing: 'how people become less afraid, and say we',
  'letting-go': 'when members leave and groups end',
  alumni: 'how former members go on helping each other',
  supporting: 'how people work from outside on what a group lacks, and teach it back',
  fostering: 'who fosters this way of working, in which of three ways, and what it costs them',
  communities: 'lasting circles of people around a theme, who gather now and then',
  bridging: 'how groups invite people from other organizations',
  roles: 'people who connect others, align them, and lower the cost of acting together',
  assigning: 'the rival: experts are appointed to teach those who are stuck',
  moving: 'people leave, come, and change organizations',
  crisis: 'what crises cost groups and people, and how often they strike by themselves',
};
