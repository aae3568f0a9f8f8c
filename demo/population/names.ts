const words = (text: string): readonly string[] => text.trim().split(/\s+/);

/** Invented people: common given and family names of several languages, with their diacritics. */
export const FEMALE_NAMES = words(`
  María Ana Lucía Sofía Inés Zoë Renée Chloé Åsa Elif Ayşe Gülşen Şirin Amina Fatoumata Aïcha Nadège Thảo Hương Linh
  Mai Sudarat Anong Malee Priya Lakshmi Sunita Nirmala Wanjiru Achieng Njeri Abeba Tigist Hana Selam Rosário Conceição
  Beatriz Angelica Cristina Dolores Corazón Luzviminda Jovelyn Ewa Małgorzata Žofie Jūratė
`);

export const MALE_NAMES = words(`
  José Juan Andrés Ramón Óscar Víctor Jesús Ángel Jürgen Søren Mehmet Çağlar Ömer İbrahim Moussa Ousmane Kwabena Kofi
  Nguyên Đức Hùng Somchai Prasert Arun Ravi Suresh Bahadur Kamau Otieno Mwangi Tesfaye Bekele Girma Yohannes João Antônio
  Sebastião Manuel Ernesto Rodrigo Benigno Danilo Łukasz Wojciech Jiří Kęstutis Loïc François
`);

export const FAMILY_NAMES = words(`
  García Martínez Hernández Núñez Muñoz Peña Ibáñez Gonzales Santos Reyes Cruz Bautista Ocampo Aquino Villanueva Dizon
  Phumchai Saetang Wongsakul Suksai Nguyễn Trần Phạm Đặng Sharma Thapa Gurung Tamang Shrestha Adhikari Kamau Odhiambo
  Mutua Chebet Kiplagat Wekesa Tesfaye Hailu Alemu Gebre Diallo Traoré Koné Coulibaly Ouédraogo N'Diaye Mensah Boateng
  Gonçalves Araújo Conceição Magalhães Yılmaz Öztürk Şahin Çelik Kovač Dvořák Wójcik Łukaszewicz O'Brien D'Souza
  Al-Amin Ben-Youssef Østergård Lindström Müller Weiß Petrauskas Bērziņš
`);
