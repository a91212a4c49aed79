<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="pt_BR" sourcelanguage="en">
<context>
    <name>cryptopulse::app::Session</name>
    <message>
        <source>Kept in this system&apos;s keychain, never in a file.</source>
        <translation>Guardada no chaveiro deste sistema, nunca em um arquivo.</translation>
    </message>
    <message>
        <source>Another window of CryptoPulse already uses the folder %1: close it first, or choose another folder.</source>
        <translation>Outra janela do CryptoPulse já usa a pasta %1: feche-a primeiro ou escolha outra pasta.</translation>
    </message>
    <message>
        <source>The folder %1 cannot be used: choose one in which you may write.</source>
        <translation>A pasta %1 não pode ser usada: escolha uma em que você possa gravar.</translation>
    </message>
    <message>
        <source>Port %1 is in use by another program: choose another one.</source>
        <translation>A porta %1 está em uso por outro programa: escolha outra.</translation>
    </message>
    <message>
        <source>The API cannot be served at %1, port %2: choose another address.</source>
        <translation>A API não pode ser servida em %1, porta %2: escolha outro endereço.</translation>
    </message>
    <message>
        <source>Until then it stays at %1.</source>
        <translation>Até lá ela fica em %1.</translation>
    </message>
    <message>
        <source>The price source cannot be used like this: check its plan and key.</source>
        <translation>A fonte de preços não pode ser usada assim: verifique o plano e a chave.</translation>
    </message>
    <message>
        <source>There is no keychain on this system to read the CoinGecko key from: give it by the environment variable COINGECKO_API_KEY or a key file (--coingecko-key-file).</source>
        <translation>Não há chaveiro neste sistema de onde ler a chave da CoinGecko: informe-a pela variável de ambiente COINGECKO_API_KEY ou por um arquivo de chave (--coingecko-key-file).</translation>
    </message>
    <message>
        <source>The keychain did not give out the CoinGecko key: unlock it and start again, or type the key in the settings.</source>
        <translation>O chaveiro não entregou a chave da CoinGecko: desbloqueie-o e inicie de novo, ou digite a chave nas configurações.</translation>
    </message>
    <message>
        <source>The key was removed from this system&apos;s keychain.</source>
        <translation>A chave foi removida do chaveiro deste sistema.</translation>
    </message>
    <message>
        <source>The key is kept in this system&apos;s keychain.</source>
        <translation>A chave está guardada no chaveiro deste sistema.</translation>
    </message>
    <message>
        <source>There is no keychain on this system: the key is used until CryptoPulse ends. To keep it, set COINGECKO_API_KEY or use a key file (--coingecko-key-file).</source>
        <translation>Não há chaveiro neste sistema: a chave vale até o CryptoPulse terminar. Para guardá-la, defina COINGECKO_API_KEY ou use um arquivo de chave (--coingecko-key-file).</translation>
    </message>
    <message>
        <source>The keychain did not keep the key: it is used until CryptoPulse ends. Unlock the keychain and apply the key again.</source>
        <translation>O chaveiro não guardou a chave: ela vale até o CryptoPulse terminar. Desbloqueie o chaveiro e aplique a chave de novo.</translation>
    </message>
    <message>
        <source>The settings file %1 has values that cannot be used: %2.</source>
        <translation>O arquivo de configurações %1 tem valores que não podem ser usados: %2.</translation>
    </message>
    <message>
        <source>Until they are put right, the defaults are used in their place.</source>
        <translation>Até que sejam corrigidos, valem os padrões no lugar deles.</translation>
    </message>
    <message>
        <source>The settings are used, but could not be saved in %1.</source>
        <translation>As configurações estão em uso, mas não puderam ser salvas em %1.</translation>
    </message>
    <message>
        <source>Free some space or make its folder writable, then change them again.</source>
        <translation>Libere espaço ou permita a gravação na pasta e mude-as de novo.</translation>
    </message>
    <message>
        <source>The interval could not be changed.</source>
        <translation>O intervalo não pôde ser mudado.</translation>
    </message>
    <message>
        <source>Begin it again if it is still wanted.</source>
        <translation>Comece de novo se ainda for preciso.</translation>
    </message>
    <message>
        <source>This plan needs a CoinGecko key: type it in the settings. The keychain gave none: there is none in it, or it is locked.</source>
        <translation>Este plano precisa de uma chave da CoinGecko: digite-a nas configurações. O chaveiro não forneceu nenhuma: não há uma nele ou ele está bloqueado.</translation>
    </message>
    <message>
        <source>The API stays off: the token file that the settings file names cannot be used. Put it right, or take it out of the settings file, and start again.</source>
        <translation>A API continua desligada: o arquivo do token indicado no arquivo de configurações não pode ser usado. Corrija-o, ou retire-o do arquivo de configurações, e inicie de novo.</translation>
    </message>
    <message>
        <source>The synthetic market has Bitcoin in US dollars alone: choose that first, or another price source.</source>
        <translation>O mercado sintético só tem o Bitcoin em dólares: escolha-o antes, ou outra fonte de preços.</translation>
    </message>
    <message>
        <source>%1 does not offer %2 in %3. It has Bitcoin, Ethereum, Litecoin, Solana, XRP, Dogecoin, Cardano and Chainlink, in USD and EUR; CoinGecko has all coins in all currencies.</source>
        <translation>%1 não oferece %2 em %3. Tem Bitcoin, Ethereum, Litecoin, Solana, XRP, Dogecoin, Cardano e Chainlink, em USD e EUR; a CoinGecko tem todas as moedas em todas as divisas.</translation>
    </message>
    <message>
        <source>Kept in this system&apos;s keychain, never in a file. Without one, ~/.pgpass is looked at.</source>
        <translation>Guardada no chaveiro deste sistema, nunca em um arquivo. Sem senha aqui, vale a de ~/.pgpass.</translation>
    </message>
    <message>
        <source>Connecting to %1 …</source>
        <translation>Conectando a %1 …</translation>
    </message>
    <message>
        <source>This is no address of a database: write one such as %1.</source>
        <translation>Isto não é o endereço de um banco de dados: escreva um como %1.</translation>
    </message>
    <message>
        <source>%1 Check address, user and password. Prices are still kept in %2.</source>
        <comment>a sentence, a place</comment>
        <translation>%1 Verifique endereço, usuário e senha. Os preços continuam guardados em %2.</translation>
    </message>
    <message>
        <source>The database was not changed.</source>
        <translation>O banco de dados não foi trocado.</translation>
    </message>
    <message>
        <source>The keychain did not give out the password of the database: unlock it and start again, or type the password in the settings.</source>
        <translation>O chaveiro não entregou a senha do banco de dados: desbloqueie-o e inicie de novo, ou digite a senha nas configurações.</translation>
    </message>
    <message>
        <source>The password was removed from this system&apos;s keychain.</source>
        <translation>A senha foi removida do chaveiro deste sistema.</translation>
    </message>
    <message>
        <source>The password is kept in this system&apos;s keychain.</source>
        <translation>A senha está guardada no chaveiro deste sistema.</translation>
    </message>
    <message>
        <source>There is no keychain on this system: the password of the database is used until CryptoPulse ends. To keep it, write it into ~/.pgpass.</source>
        <translation>Não há chaveiro neste sistema: a senha do banco de dados vale até o CryptoPulse terminar. Para guardá-la, escreva-a em ~/.pgpass.</translation>
    </message>
    <message>
        <source>The keychain did not keep the password of the database: it is used until CryptoPulse ends. Unlock the keychain and apply the password again.</source>
        <translation>O chaveiro não guardou a senha do banco de dados: ela vale até o CryptoPulse terminar. Desbloqueie o chaveiro e aplique a senha de novo.</translation>
    </message>
    <message>
        <source>With the change of the coin, the price source or the store this ended: %1.</source>
        <translation>Com a troca da moeda, da fonte de preços ou do armazenamento, isto terminou: %1.</translation>
    </message>
    <message>
        <source>The server goes on with its coin: %1</source>
        <translation>O servidor continua com a sua moeda: %1</translation>
    </message>
    <message>
        <source>its price source does not have that one, or it was started for one coin only.</source>
        <translation>a fonte de preços dele não tem essa, ou ele foi iniciado para uma só moeda.</translation>
    </message>
    <message>
        <source>Choose another coin or currency, or another source at the server.</source>
        <translation>Escolha outra moeda ou outra divisa, ou outra fonte no servidor.</translation>
    </message>
    <message>
        <source>CryptoPulse ended unexpectedly (%1).</source>
        <translation>O CryptoPulse terminou inesperadamente (%1).</translation>
    </message>
    <message>
        <source>What is known about it is in %1: add that file to a report.</source>
        <translation>O que se sabe sobre isso está em %1: anexe esse arquivo a um relato.</translation>
    </message>
</context>
<context>
    <name>cryptopulse::app::Settings</name>
    <message>
        <source>Set by the option --%1 at the start.</source>
        <translation>Definido pela opção --%1 no início.</translation>
    </message>
    <message>
        <source>Set by the environment variable %1.</source>
        <translation>Definido pela variável de ambiente %1.</translation>
    </message>
    <message>
        <source>Read from the key file %1.</source>
        <translation>Lida do arquivo de chave %1.</translation>
    </message>
    <message>
        <source>This window shows the server %1, which has settings of its own.</source>
        <translation>Esta janela mostra o servidor %1, que tem configurações próprias.</translation>
    </message>
</context>
<context>
    <name>cryptopulse::chart::Labels</name>
    <message>
        <source>%1 %</source>
        <comment>a percentage</comment>
        <translation>%1&#xa0;%</translation>
    </message>
    <message>
        <source>%1%2 %</source>
        <comment>sign, percentage</comment>
        <translation>%1%2&#xa0;%</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 min %2 s</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 h</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 h %2 min</translation>
    </message>
    <message>
        <source>%1 d</source>
        <translation>%1 d</translation>
    </message>
    <message>
        <source>%1 d %2 h</source>
        <translation>%1 d %2 h</translation>
    </message>
    <message>
        <source>%1w</source>
        <comment>weeks</comment>
        <translation>%1sem</translation>
    </message>
    <message>
        <source>%1d</source>
        <comment>days</comment>
        <translation>%1d</translation>
    </message>
    <message>
        <source>%1h</source>
        <comment>hours</comment>
        <translation>%1h</translation>
    </message>
    <message>
        <source>%1m</source>
        <comment>minutes</comment>
        <translation>%1m</translation>
    </message>
    <message>
        <source>O %1</source>
        <comment>open</comment>
        <translation>A %1</translation>
    </message>
    <message>
        <source>H %1</source>
        <comment>high</comment>
        <translation>Máx %1</translation>
    </message>
    <message>
        <source>L %1</source>
        <comment>low</comment>
        <translation>Mín %1</translation>
    </message>
    <message>
        <source>C %1</source>
        <comment>close</comment>
        <translation>F %1</translation>
    </message>
    <message>
        <source>%1 vs previous</source>
        <translation>%1 vs. anterior</translation>
    </message>
    <message>
        <source>%1 vs left edge</source>
        <translation>%1 vs. borda esquerda</translation>
    </message>
    <message>
        <source>candles of %1</source>
        <comment>a duration</comment>
        <translation>velas de %1</translation>
    </message>
    <message>
        <source>MA 5</source>
        <translation>MM 5</translation>
    </message>
    <message>
        <source>MA 15</source>
        <translation>MM 15</translation>
    </message>
    <message>
        <source>forecast %1</source>
        <translation>previsão %1</translation>
    </message>
    <message>
        <source>no data</source>
        <translation>sem dados</translation>
    </message>
    <message>
        <source>no data, %1</source>
        <comment>a duration</comment>
        <translation>sem dados, %1</translation>
    </message>
    <message>
        <source>Forecasts</source>
        <translation>Previsões</translation>
    </message>
    <message>
        <source>hit %1</source>
        <translation>acertos %1</translation>
    </message>
    <message>
        <source>miss %1</source>
        <translation>erros %1</translation>
    </message>
    <message>
        <source>pending %1</source>
        <translation>pendentes %1</translation>
    </message>
    <message>
        <source>unknown %1</source>
        <translation>desconhecidas %1</translation>
    </message>
    <message>
        <source>Probability of a rise</source>
        <translation>Probabilidade de alta</translation>
    </message>
    <message>
        <source>Forecasts, %1 of %2 drawn</source>
        <translation>Previsões, %1 de %2 desenhadas</translation>
    </message>
    <message>
        <source>%1 y</source>
        <comment>years</comment>
        <translation>%1 a</translation>
    </message>
    <message>
        <source>%1 y %2 d</source>
        <comment>years, days</comment>
        <translation>%1 a %2 d</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>a moving average, a duration</comment>
        <translation>%1 de %2</translation>
    </message>
    <message>
        <source>Probability</source>
        <translation>Probabilidade</translation>
    </message>
</context>
<context>
    <name>cryptopulse::chart::PriceChart</name>
    <message>
        <source>Price chart</source>
        <translation>Gráfico de preços</translation>
    </message>
    <message>
        <source>Plus and minus zoom, the arrow keys pan, with Shift they move the crosshair, Home shows everything, End the newest price.</source>
        <translation>Mais e menos ampliam e reduzem, as setas deslocam, com Shift movem a mira, Home mostra tudo, End o preço mais novo.</translation>
    </message>
    <message>
        <source>no data, %1</source>
        <comment>a duration</comment>
        <translation>sem dados, %1</translation>
    </message>
</context>
<context>
    <name>cryptopulse::chart::TableModel</name>
    <message>
        <source>pending</source>
        <translation>pendente</translation>
    </message>
    <message>
        <source>hit</source>
        <translation>acerto</translation>
    </message>
    <message>
        <source>miss</source>
        <translation>erro</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>desconhecido</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Hora</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>Preço</translation>
    </message>
    <message>
        <source>Rise</source>
        <comment>a probability</comment>
        <translation>Alta</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Resultado</translation>
    </message>
    <message>
        <source>Change from the price before, in the row below; empty where data is missing between them</source>
        <translation>Variação em relação ao preço anterior, na linha abaixo; vazia onde faltam dados entre eles</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Variação</translation>
    </message>
</context>
<context>
    <name>cryptopulse::chart::TableView</name>
    <message>
        <source>Prices</source>
        <translation>Preços</translation>
    </message>
    <message>
        <source>Prices, newest first. Ctrl+C copies the selected rows.</source>
        <translation>Preços, do mais novo ao mais antigo. Ctrl+C copia as linhas selecionadas.</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>Selecionar tudo</translation>
    </message>
</context>
<context>
    <name>cryptopulse::gui::AboutDialog</name>
    <message>
        <source>About CryptoPulse</source>
        <translation>Sobre o CryptoPulse</translation>
    </message>
    <message>
        <source>CryptoPulse</source>
        <translation>CryptoPulse</translation>
    </message>
    <message>
        <source>Parts of this text</source>
        <translation>Partes deste texto</translation>
    </message>
    <message>
        <source>&amp;About</source>
        <translation>&amp;Sobre</translation>
    </message>
    <message>
        <source>Source of the data</source>
        <translation>Origem dos dados</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Licença</translation>
    </message>
    <message>
        <source>&amp;System</source>
        <translation>S&amp;istema</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Programa</translation>
    </message>
    <message>
        <source>Version of the program</source>
        <translation>Versão do programa</translation>
    </message>
    <message>
        <source>Qt</source>
        <translation>Qt</translation>
    </message>
    <message>
        <source>Version of Qt</source>
        <translation>Versão do Qt</translation>
    </message>
    <message>
        <source>Compiler</source>
        <translation>Compilador</translation>
    </message>
    <message>
        <source>System</source>
        <translation>Sistema</translation>
    </message>
    <message>
        <source>Operating system</source>
        <translation>Sistema operacional</translation>
    </message>
    <message>
        <source>Prices</source>
        <translation>Preços</translation>
    </message>
    <message>
        <source>Where prices are kept</source>
        <translation>Onde os preços ficam</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modelo</translation>
    </message>
    <message>
        <source>Where the model is kept</source>
        <translation>Onde o modelo fica</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Configurações</translation>
    </message>
    <message>
        <source>Where settings are kept</source>
        <translation>Onde as configurações ficam</translation>
    </message>
    <message>
        <source>API</source>
        <translation>API</translation>
    </message>
    <message>
        <source>Address of the API</source>
        <translation>Endereço da API</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Copiar</translation>
    </message>
    <message>
        <source>Copy these facts, for a report</source>
        <translation>Copiar estes dados, para um relato</translation>
    </message>
    <message>
        <source>&amp;Licences</source>
        <translation>&amp;Licenças</translation>
    </message>
    <message>
        <source>What is used, and under which licence</source>
        <translation>O que é usado, e sob qual licença</translation>
    </message>
    <message>
        <source>Text of the GNU General Public License</source>
        <translation>Texto da GNU General Public License</translation>
    </message>
    <message>
        <source>Version %1, on Qt %2</source>
        <translation>Versão %1, com Qt %2</translation>
    </message>
    <message>
        <source>Free software under the %1, version 3 or later (GPL-3.0-or-later). It comes without any warranty.</source>
        <translation>Software livre sob a %1, versão 3 ou posterior (GPL-3.0-or-later). Sem nenhuma garantia.</translation>
    </message>
    <message>
        <source>GNU General Public License</source>
        <translation>GNU General Public License</translation>
    </message>
    <message>
        <source>The prices shown are synthetic (demo).</source>
        <translation>Os preços mostrados são sintéticos (demonstração).</translation>
    </message>
    <message>
        <source>Data provided by CoinGecko</source>
        <translation>Dados fornecidos por CoinGecko</translation>
    </message>
    <message>
        <source>%1, built with %2</source>
        <translation>%1, compilado com %2</translation>
    </message>
    <message>
        <source>nowhere on this machine</source>
        <translation>em nenhum lugar desta máquina</translation>
    </message>
    <message>
        <source>off</source>
        <translation>desligada</translation>
    </message>
    <message>
        <source>%1: Qt Charts and Qt HTTP Server under GPL-3.0, the rest under LGPL-3.0</source>
        <translation>%1: Qt Charts e Qt HTTP Server sob GPL-3.0, o resto sob LGPL-3.0</translation>
    </message>
    <message>
        <source>%1: MPL-2.0</source>
        <translation>%1: MPL-2.0</translation>
    </message>
    <message>
        <source>%1: CC0-1.0</source>
        <translation>%1: CC0-1.0</translation>
    </message>
    <message>
        <source>%1: BSD-3-Clause</source>
        <translation>%1: BSD-3-Clause</translation>
    </message>
    <message>
        <source>%1: in the public domain</source>
        <translation>%1: em domínio público</translation>
    </message>
    <message>
        <source>CryptoPulse is under the licence below. It uses:</source>
        <translation>O CryptoPulse está sob a licença abaixo. Ele usa:</translation>
    </message>
    <message>
        <source>Will a coin be worth more in about five minutes, and is that forecast worth anything? A probability is no advice: after costs there is usually no edge.</source>
        <translation>Uma moeda vai valer mais daqui a uns cinco minutos, e essa previsão vale alguma coisa? Uma probabilidade não é um conselho: depois dos custos, em geral não há vantagem.</translation>
    </message>
    <message>
        <source>Version of SQLite</source>
        <translation>Versão do SQLite</translation>
    </message>
    <message>
        <source>Version of Eigen</source>
        <translation>Versão do Eigen</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Registro</translation>
    </message>
    <message>
        <source>File of the log</source>
        <translation>Arquivo do registro</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>desconhecida</translation>
    </message>
</context>
<context>
    <name>cryptopulse::gui::Actions</name>
    <message>
        <source>Collect now</source>
        <translation>Coletar agora</translation>
    </message>
    <message>
        <source>Collect one price now</source>
        <translation>Coletar um preço agora</translation>
    </message>
    <message>
        <source>Collect in batch…</source>
        <translation>Coletar em lote…</translation>
    </message>
    <message>
        <source>Collect several prices</source>
        <translation>Coletar vários preços</translation>
    </message>
    <message>
        <source>Import prices…</source>
        <translation>Importar preços…</translation>
    </message>
    <message>
        <source>Add prices from a CSV file; it can be dropped on the window, too</source>
        <translation>Adicionar preços de um arquivo CSV; também pode ser solto sobre a janela</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>Configurações…</translation>
    </message>
    <message>
        <source>Price source, API, language, alerts</source>
        <translation>Fonte de preços, API, idioma, alertas</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Sair</translation>
    </message>
    <message>
        <source>Close CryptoPulse</source>
        <translation>Fechar o CryptoPulse</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>Treinar</translation>
    </message>
    <message>
        <source>Train a model on all prices</source>
        <translation>Treinar um modelo com todos os preços</translation>
    </message>
    <message>
        <source>Predict</source>
        <translation>Prever</translation>
    </message>
    <message>
        <source>Show what the model says now</source>
        <translation>Mostrar o que o modelo diz agora</translation>
    </message>
    <message>
        <source>Show everything</source>
        <translation>Mostrar tudo</translation>
    </message>
    <message>
        <source>Show all prices in the chart</source>
        <translation>Mostrar todos os preços no gráfico</translation>
    </message>
    <message>
        <source>Newest hour</source>
        <translation>Última hora</translation>
    </message>
    <message>
        <source>Show the newest hour</source>
        <translation>Mostrar a última hora</translation>
    </message>
    <message>
        <source>Newest 6 hours</source>
        <translation>Últimas 6 horas</translation>
    </message>
    <message>
        <source>Show the newest six hours</source>
        <translation>Mostrar as últimas seis horas</translation>
    </message>
    <message>
        <source>Newest day</source>
        <translation>Último dia</translation>
    </message>
    <message>
        <source>Show the newest day</source>
        <translation>Mostrar o último dia</translation>
    </message>
    <message>
        <source>Newest week</source>
        <translation>Última semana</translation>
    </message>
    <message>
        <source>Show the newest week</source>
        <translation>Mostrar a última semana</translation>
    </message>
    <message>
        <source>Newest month</source>
        <translation>Último mês</translation>
    </message>
    <message>
        <source>Show the newest 30 days</source>
        <translation>Mostrar os últimos 30 dias</translation>
    </message>
    <message>
        <source>Auto-refresh</source>
        <translation>Atualização automática</translation>
    </message>
    <message>
        <source>Collect prices on a schedule</source>
        <translation>Coletar preços em horários regulares</translation>
    </message>
    <message>
        <source>Follow the system</source>
        <translation>Seguir o sistema</translation>
    </message>
    <message>
        <source>Light or dark as the system is</source>
        <translation>Claro ou escuro como o sistema</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Claro</translation>
    </message>
    <message>
        <source>Dark text on a light ground</source>
        <translation>Texto escuro sobre fundo claro</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Escuro</translation>
    </message>
    <message>
        <source>Light text on a dark ground</source>
        <translation>Texto claro sobre fundo escuro</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Atalhos de teclado</translation>
    </message>
    <message>
        <source>Every action and its keys</source>
        <translation>Cada ação e suas teclas</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Registro</translation>
    </message>
    <message>
        <source>What CryptoPulse has noted since its start</source>
        <translation>O que o CryptoPulse anotou desde o início</translation>
    </message>
    <message>
        <source>About CryptoPulse</source>
        <translation>Sobre o CryptoPulse</translation>
    </message>
    <message>
        <source>Versions, licences and where the data comes from</source>
        <translation>Versões, licenças e de onde vêm os dados</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Arquivo</translation>
    </message>
    <message>
        <source>&amp;Model</source>
        <translation>&amp;Modelo</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>E&amp;xibir</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>&amp;Tema</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>Aj&amp;uda</translation>
    </message>
    <message>
        <source>Batches, trainings and imports, and what came of them</source>
        <translation>Lotes, treinos e importações, e no que deram</translation>
    </message>
    <message>
        <source>Copy picture</source>
        <translation>Copiar imagem</translation>
    </message>
    <message>
        <source>Copy what is drawn as a picture</source>
        <translation>Copia o que está desenhado como imagem</translation>
    </message>
    <message>
        <source>Save picture…</source>
        <translation>Salvar imagem…</translation>
    </message>
    <message>
        <source>Save what is drawn as PNG, the chart also as SVG</source>
        <translation>Salva o que está desenhado como PNG; o gráfico também como SVG</translation>
    </message>
    <message>
        <source>Save data…</source>
        <translation>Salvar dados…</translation>
    </message>
    <message>
        <source>Save what is drawn as CSV</source>
        <translation>Salva o que está desenhado como CSV</translation>
    </message>
    <message>
        <source>Lead with the simple model</source>
        <translation>Modelo simples em primeiro lugar</translation>
    </message>
    <message>
        <source>Show the forecast of the model that you train first, the adaptive one beside it</source>
        <translation>Mostra primeiro a previsão do modelo que você treina, com a adaptativa ao lado</translation>
    </message>
    <message>
        <source>Prices</source>
        <translation>Preços</translation>
    </message>
    <message>
        <source>The chart of prices and forecasts</source>
        <translation>O gráfico de preços e previsões</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modelo</translation>
    </message>
    <message>
        <source>What the forecasts are made of, and why this one</source>
        <translation>De que são feitas as previsões, e por que esta</translation>
    </message>
    <message>
        <source>&amp;Page</source>
        <translation>&amp;Página</translation>
    </message>
    <message>
        <source>Save report…</source>
        <translation>Salvar relatório…</translation>
    </message>
    <message>
        <source>Save the whole evaluation as one HTML page</source>
        <translation>Salva a avaliação inteira em uma página HTML</translation>
    </message>
    <message>
        <source>Scorecard</source>
        <translation>Placar</translation>
    </message>
    <message>
        <source>How the live forecasts have done</source>
        <translation>Como as previsões ao vivo se saíram</translation>
    </message>
    <message>
        <source>Evaluation</source>
        <translation>Avaliação</translation>
    </message>
    <message>
        <source>How forecasts would have done on the stored prices</source>
        <translation>Como as previsões teriam se saído com os preços guardados</translation>
    </message>
    <message>
        <source>Backtest</source>
        <translation>Backtest</translation>
    </message>
    <message>
        <source>What trading on the forecasts would have earned</source>
        <translation>Quanto teria rendido operar pelas previsões</translation>
    </message>
    <message>
        <source>Leak lab</source>
        <translation>Laboratório de vazamento</translation>
    </message>
    <message>
        <source>What a careless evaluation would have claimed</source>
        <translation>O que uma avaliação descuidada teria afirmado</translation>
    </message>
    <message>
        <source>Fetch past prices…</source>
        <translation>Buscar preços passados…</translation>
    </message>
    <message>
        <source>Minutes of the past from an exchange, and what is missing</source>
        <translation>Minutos passados de uma corretora, e o que falta</translation>
    </message>
    <message>
        <source>Missing prices…</source>
        <translation>Preços em falta…</translation>
    </message>
    <message>
        <source>Where the series has gaps, and whether they can be filled</source>
        <translation>Onde a série tem lacunas e se podem ser preenchidas</translation>
    </message>
    <message>
        <source>Choose asset…</source>
        <translation>Escolher ativo…</translation>
    </message>
    <message>
        <source>Another coin, or another currency</source>
        <translation>Outra moeda, ou outra divisa</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>Tarefas</translation>
    </message>
    <message>
        <source>Back up…</source>
        <translation>Fazer cópia de segurança…</translation>
    </message>
    <message>
        <source>Copy all prices and forecasts into one file while work goes on</source>
        <translation>Copia todos os preços e previsões para um arquivo enquanto o trabalho continua</translation>
    </message>
    <message>
        <source>Check the database</source>
        <translation>Verificar o banco de dados</translation>
    </message>
    <message>
        <source>Whether it is whole, and what is in it</source>
        <translation>Se ele está íntegro, e o que há nele</translation>
    </message>
    <message>
        <source>Old prices…</source>
        <translation>Preços antigos…</translation>
    </message>
    <message>
        <source>Rules that thin them out or delete them</source>
        <translation>Regras que os desbastam ou apagam</translation>
    </message>
    <message>
        <source>&amp;Data</source>
        <translation>Dado&amp;s</translation>
    </message>
</context>
<context>
    <name>cryptopulse::gui::Alerts</name>
    <message>
        <source>The probability of a rise is %1, at or above your %2.</source>
        <translation>A probabilidade de alta é %1, igual ou acima dos seus %2.</translation>
    </message>
    <message>
        <source>The probability of a rise is %1, at or below your %2.</source>
        <translation>A probabilidade de alta é %1, igual ou abaixo dos seus %2.</translation>
    </message>
    <message>
        <source>No new price for %1, although prices are collected.</source>
        <translation>Nenhum preço novo há %1, embora a coleta esteja ligada.</translation>
    </message>
    <message>
        <source>No price has come, although prices are collected.</source>
        <translation>Nenhum preço chegou, embora a coleta esteja ligada.</translation>
    </message>
    <message>
        <source>%1 rose above %2: it is %3.</source>
        <comment>coin, level, price</comment>
        <translation>%1 subiu acima de %2: está em %3.</translation>
    </message>
    <message>
        <source>%1 fell below %2: it is %3.</source>
        <comment>coin, level, price</comment>
        <translation>%1 caiu abaixo de %2: está em %3.</translation>
    </message>
</context>
<context>
    <name>cryptopulse::gui::AssetDialog</name>
    <message>
        <source>Choose asset</source>
        <translation>Escolher ativo</translation>
    </message>
    <message>
        <source>Why nothing can be chosen here</source>
        <translation>Por que nada pode ser escolhido aqui</translation>
    </message>
    <message>
        <source>Coi&amp;n</source>
        <translation>&amp;Moeda</translation>
    </message>
    <message>
        <source>Name, symbol or CoinGecko&apos;s id; the arrows choose in the list below</source>
        <translation>Nome, símbolo ou id na CoinGecko; as setas escolhem na lista abaixo</translation>
    </message>
    <message>
        <source>Name, symbol or id</source>
        <translation>Nome, símbolo ou id</translation>
    </message>
    <message>
        <source>Coins that go with what was typed</source>
        <translation>Moedas que combinam com o que foi digitado</translation>
    </message>
    <message>
        <source>The list of coins</source>
        <translation>A lista de moedas</translation>
    </message>
    <message>
        <source>The list is being fetched</source>
        <translation>A lista está sendo buscada</translation>
    </message>
    <message>
        <source>&amp;Update the list</source>
        <translation>&amp;Atualizar a lista</translation>
    </message>
    <message>
        <source>Fetch the list of coins and currencies from CoinGecko: two calls</source>
        <translation>Buscar a lista de moedas e divisas na CoinGecko: duas chamadas</translation>
    </message>
    <message>
        <source>Cu&amp;rrency</source>
        <translation>&amp;Divisa</translation>
    </message>
    <message>
        <source>In which the price is said</source>
        <translation>Em que o preço é dito</translation>
    </message>
    <message>
        <source>Changes the price source of the settings</source>
        <translation>Muda a fonte de preços das configurações</translation>
    </message>
    <message>
        <source>Each coin in each currency has prices and models of its own; those of the others stay. What the adaptive model knows at its start was learned from Bitcoin in dollars: that it helps with another coin is not shown.</source>
        <translation>Cada moeda em cada divisa tem preços e modelos próprios; os das outras ficam guardados. O que o modelo adaptativo sabe no início foi aprendido do Bitcoin em dólares: não está demonstrado que ajude com outra moeda.</translation>
    </message>
    <message>
        <source>What could not be applied</source>
        <translation>O que não pôde ser aplicado</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>Escolher</translation>
    </message>
    <message>
        <source>&amp;Live prices from CoinGecko (%1 has a few coins only)</source>
        <translation>&amp;Preços ao vivo da CoinGecko (%1 tem poucas moedas)</translation>
    </message>
    <message>
        <source>Symbol</source>
        <translation>Símbolo</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nome</translation>
    </message>
    <message>
        <source>CoinGecko&apos;s id</source>
        <translation>Id na CoinGecko</translation>
    </message>
    <message>
        <source>Rank</source>
        <translation>Posição</translation>
    </message>
    <message>
        <source>The list of coins is being fetched from CoinGecko…</source>
        <translation>A lista de moedas está sendo buscada na CoinGecko…</translation>
    </message>
    <message>
        <source>There is no list of coins on this machine yet: fetch it, or type CoinGecko&apos;s id of the coin by hand (it is in the address of the coin&apos;s page there).</source>
        <translation>Ainda não há lista de moedas nesta máquina: busque-a, ou digite à mão o id da moeda na CoinGecko (está no endereço da página da moeda).</translation>
    </message>
    <message>
        <source>%1 coins, as CoinGecko had them %2.</source>
        <comment>number, age like 3 d ago</comment>
        <translation>%1 moedas, como a CoinGecko as tinha %2.</translation>
    </message>
    <message>
        <source>&amp;Fetch the list</source>
        <translation>&amp;Buscar a lista</translation>
    </message>
    <message>
        <source>A currency is a code such as USD, EUR or BTC.</source>
        <translation>Uma divisa é um código como USD, EUR ou BTC.</translation>
    </message>
    <message>
        <source>No coin is called like that.</source>
        <translation>Nenhuma moeda se chama assim.</translation>
    </message>
    <message>
        <source>Not in the list: as it is typed</source>
        <translation>Fora da lista: como digitado</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>Divisa</translation>
    </message>
    <message>
        <source>There is no list of coins at the server yet: have it fetched, or type CoinGecko&apos;s id of the coin by hand (it is in the address of the coin&apos;s page there).</source>
        <translation>Ainda não há uma lista de moedas no servidor: mande buscá-la, ou digite à mão o id da moeda na CoinGecko (ele está no endereço da página da moeda lá).</translation>
    </message>
</context>
<context>
    <name>cryptopulse::gui::AutoRefresh</name>
    <message>
        <source> s</source>
        <comment>seconds, after a number</comment>
        <translation> s</translation>
    </message>
    <message>
        <source>Seconds between scheduled calls. CoinGecko has a new price every 60 s.</source>
        <translation>Segundos entre as chamadas programadas. A CoinGecko tem um preço novo a cada 60 s.</translation>
    </message>
    <message>
        <source>Interval of the auto-refresh in seconds</source>
        <translation>Intervalo da atualização automática em segundos</translation>
    </message>
    <message>
        <source>ever&amp;y</source>
        <translation>a ca&amp;da</translation>
    </message>
</context>
<context>
    <name>cryptopulse::gui::BatchDialog</name>
    <message>
        <source>Collect in batch</source>
        <translation>Coletar em lote</translation>
    </message>
    <message>
        <source>Collects a number of prices, one after the other, while you go on working.</source>
        <translation>Coleta vários preços, um depois do outro, enquanto você continua trabalhando.</translation>
    </message>
    <message>
        <source>&amp;Number of calls</source>
        <translation>&amp;Número de chamadas</translation>
    </message>
    <message>
        <source>How many times the price is asked for</source>
        <translation>Quantas vezes o preço é pedido</translation>
    </message>
    <message>
        <source>&amp;Seconds between calls</source>
        <translation>&amp;Segundos entre chamadas</translation>
    </message>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <source>From the start of one call to the start of the next</source>
        <translation>Do início de uma chamada ao início da seguinte</translation>
    </message>
    <message>
        <source>How long the batch will take</source>
        <translation>Quanto tempo o lote vai levar</translation>
    </message>
    <message>
        <source>CoinGecko repeats its price for 60 s. Faster calls mostly get repeats; those are counted but not stored again.</source>
        <translation>A CoinGecko repete seu preço por 60 s. Chamadas mais rápidas em geral recebem repetições; elas são contadas, mas não guardadas de novo.</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Iniciar</translation>
    </message>
    <message>
        <source>Takes as long as the provider needs to answer.</source>
        <translation>Leva o tempo que o provedor precisar para responder.</translation>
    </message>
    <message>
        <source>Takes about %1.</source>
        <translation>Leva cerca de %1.</translation>
    </message>
    <message>
        <source>Fetch past prices instead…</source>
        <translation>Buscar preços passados…</translation>
    </message>
    <message>
        <source>The quick way to enough prices to learn from</source>
        <translation>O caminho rápido a preços suficientes para aprender</translation>
    </message>
</context>
<context>
    <name>cryptopulse::gui::CareWords</name>
    <message>
        <source>%1, %2</source>
        <comment>a pair, a source</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>The backup is whole: %1 prices and %2 forecasts, %3, in %4.</source>
        <translation>A cópia de segurança está íntegra: %1 preços e %2 previsões, %3, em %4.</translation>
    </message>
    <message>
        <source>The database is whole.</source>
        <translation>O banco de dados está íntegro.</translation>
    </message>
    <message>
        <source>The database is not whole: see what is wrong below.</source>
        <translation>O banco de dados não está íntegro: veja abaixo o que está errado.</translation>
    </message>
    <message>
        <source>%1, of which %2 are free for what comes; %3 of log; version %4 of %5.</source>
        <translation>%1, dos quais %2 estão livres para o que vier; %3 de log; versão %4 de %5.</translation>
    </message>
    <message>
        <source>%1: prices that are none: %2</source>
        <translation>%1: preços que não são preços: %2</translation>
    </message>
    <message>
        <source>%1: times that are none, or out of order: %2</source>
        <translation>%1: horários inválidos ou fora de ordem: %2</translation>
    </message>
    <message>
        <source>%1: prices of the future: %2</source>
        <translation>%1: preços do futuro: %2</translation>
    </message>
    <message>
        <source>%1: packed copies that differ from the prices: %2</source>
        <translation>%1: cópias compactadas que diferem dos preços: %2</translation>
    </message>
    <message>
        <source>%1: stretches asked for that overlap: %2</source>
        <translation>%1: trechos pedidos que se sobrepõem: %2</translation>
    </message>
    <message>
        <source>Rows that belong to no series: %1</source>
        <translation>Linhas que não pertencem a nenhuma série: %1</translation>
    </message>
    <message>
        <source>Done: %1 prices thinned out, %2 deleted for their age.</source>
        <translation>Pronto: %1 preços desbastados, %2 apagados pela idade.</translation>
    </message>
    <message>
        <source>Nothing would go: no price is that old.</source>
        <translation>Nada seria apagado: nenhum preço é tão antigo.</translation>
    </message>
    <message>
        <source>Of %1 prices %2 would go: %3 thinned out, %4 for their age.</source>
        <translation>De %1 preços, %2 seriam apagados: %3 desbastados, %4 pela idade.</translation>
    </message>
</context>
<context>
    <name>cryptopulse::gui::ChartPage</name>
    <message>
        <source>Newest price</source>
        <translation>Preço mais novo</translation>
    </message>
    <message>
        <source>Age of the newest price</source>
        <translation>Idade do preço mais novo</translation>
    </message>
    <message>
        <source>1h</source>
        <translation>1h</translation>
    </message>
    <message>
        <source>Show the newest hour</source>
        <translation>Mostrar a última hora</translation>
    </message>
    <message>
        <source>6h</source>
        <translation>6h</translation>
    </message>
    <message>
        <source>Show the newest six hours</source>
        <translation>Mostrar as últimas seis horas</translation>
    </message>
    <message>
        <source>1d</source>
        <translation>1d</translation>
    </message>
    <message>
        <source>Show the newest day</source>
        <translation>Mostrar o último dia</translation>
    </message>
    <message>
        <source>1w</source>
        <translation>1sem</translation>
    </message>
    <message>
        <source>Show the newest week</source>
        <translation>Mostrar a última semana</translation>
    </message>
    <message>
        <source>1M</source>
        <translation>1M</translation>
    </message>
    <message>
        <source>Show the newest month</source>
        <translation>Mostrar o último mês</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Tudo</translation>
    </message>
    <message>
        <source>Show everything</source>
        <translation>Mostrar tudo</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Linha</translation>
    </message>
    <message>
        <source>Draw a line</source>
        <translation>Desenhar uma linha</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>Área</translation>
    </message>
    <message>
        <source>Draw a line over an area</source>
        <translation>Desenhar uma linha sobre uma área</translation>
    </message>
    <message>
        <source>Candles</source>
        <translation>Velas</translation>
    </message>
    <message>
        <source>Draw candles</source>
        <translation>Desenhar velas</translation>
    </message>
    <message>
        <source>Auto</source>
        <translation>Auto</translation>
    </message>
    <message>
        <source>Length of a candle</source>
        <translation>Duração de uma vela</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Mostrar</translation>
    </message>
    <message>
        <source>What is drawn with the price</source>
        <translation>O que se desenha com o preço</translation>
    </message>
    <message>
        <source>Follow</source>
        <translation>Seguir</translation>
    </message>
    <message>
        <source>Follow the newest price</source>
        <translation>Seguir o preço mais novo</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabela</translation>
    </message>
    <message>
        <source>Show the prices as a table</source>
        <translation>Mostrar os preços em tabela</translation>
    </message>
    <message>
        <source>Auto</source>
        <comment>length of a candle</comment>
        <translation>Auto</translation>
    </message>
    <message>
        <source>Moving average of 5 steps</source>
        <translation>Média móvel de 5 passos</translation>
    </message>
    <message>
        <source>Moving average of 15 steps</source>
        <translation>Média móvel de 15 passos</translation>
    </message>
    <message>
        <source>Past forecasts</source>
        <translation>Previsões passadas</translation>
    </message>
    <message>
        <source>Their probabilities</source>
        <translation>Suas probabilidades</translation>
    </message>
    <message>
        <source>%1, %2: an old price</source>
        <translation>%1, %2: um preço antigo</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>time, age</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>&amp;Page</source>
        <translation>&amp;Página</translation>
    </message>
    <message>
        <source>Page 1 holds the newest prices</source>
        <translation>A página 1 tem os preços mais novos</translation>
    </message>
    <message>
        <source>Page of the table</source>
        <translation>Página da tabela</translation>
    </message>
    <message>
        <source>Rows %1 to %2 of %3, newest first</source>
        <translation>Linhas %1 a %2 de %3, as mais novas primeiro</translation>
    </message>
    <message>
        <source> of %1</source>
        <comment>pages</comment>
        <translation> de %1</translation>
    </message>
    <message>
        <source>%1, %2 to %3 (%4)</source>
        <comment>pair, times, time zone</comment>
        <translation>%1, %2 a %3 (%4)</translation>
    </message>
    <message>
        <source>%1. Drawn by CryptoPulse.</source>
        <comment>Data provided by CoinGecko</comment>
        <translation>%1. Desenhado pelo CryptoPulse.</translation>
    </message>
    <message>
        <source>%1, %2, not connected</source>
        <translation>%1, %2, sem conexão</translation>
    </message>
</context>
<context>
    <name>cryptopulse::gui::CheckDialog</name>
    <message>
        <source>Check of the database</source>
        <translation>Verificação do banco de dados</translation>
    </message>
    <message>
        <source>Whether the database is whole</source>
        <translation>Se o banco de dados está íntegro</translation>
    </message>
    <message>
        <source>Size of the database</source>
        <translation>Tamanho do banco de dados</translation>
    </message>
    <message>
        <source>What there is of every series</source>
        <translation>O que há de cada série</translation>
    </message>
    <message>
        <source>What is &amp;wrong</source>
        <translation>O que está &amp;errado</translation>
    </message>
    <message>
        <source>What helps</source>
        <translation>O que ajuda</translation>
    </message>
    <message>
        <source>Every row, index and packed copy was looked at, while prices went on coming in.</source>
        <translation>Todas as linhas, índices e cópias compactadas foram examinados, enquanto os preços continuavam chegando.</translation>
    </message>
    <message>
        <source>Keep the backups that you have. Restore one with cryptopulse-cli restore FILE while CryptoPulse is closed, or save the prices that can be read (File &gt; Save data…).</source>
        <translation>Guarde as cópias de segurança que você tem. Restaure uma com cryptopulse-cli restore ARQUIVO enquanto o CryptoPulse está fechado, ou salve os preços que podem ser lidos (Arquivo &gt; Salvar dados…).</translation>
    </message>
    <message>
        <source>C&amp;opy</source>
        <translation>C&amp;opiar</translation>
    </message>
    <message>
        <source>Copy the report as text</source>
        <translation>Copia o relatório como texto</translation>
    </message>
    <message>
        <source>Series</source>
        <translation>Série</translation>
    </message>
    <message>
        <source>Prices</source>
        <translation>Preços</translation>
    </message>
    <message>
        <source>From</source>
        <translation>De</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Até</translation>
    </message>
    <message>
        <source>Missing minutes</source>
        <translation>Minutos faltando</translation>
    </message>
    <message>
        <source>Forecasts</source>
        <translation>Previsões</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>whole</source>
        <translation>íntegra</translation>
    </message>
    <message>
        <source>damaged</source>
        <translation>danificada</translation>
    </message>
</context>
<context>
    <name>cryptopulse::gui::CompactDialog</name>
    <message>
        <source>Old prices</source>
        <translation>Preços antigos</translation>
    </message>
    <message>
        <source>Rules for old prices make the database smaller. They are for every series in it; a forecast is never deleted, and neither are the prices that one waits for. Nothing is deleted before it was shown here.</source>
        <translation>Regras para preços antigos deixam o banco de dados menor. Elas valem para todas as séries dele; nunca se apaga uma previsão, nem os preços de que uma depende. Nada é apagado antes de ser mostrado aqui.</translation>
    </message>
    <message>
        <source>Keep only the last price of each &amp;minute of prices older than</source>
        <translation>Manter só o último preço de cada mi&amp;nuto, dos preços com mais de</translation>
    </message>
    <message>
        <source>Enough for every forecast that counts in minutes</source>
        <translation>Basta para toda previsão que conta em minutos</translation>
    </message>
    <message>
        <source>Age in days</source>
        <translation>Idade em dias</translation>
    </message>
    <message>
        <source> days</source>
        <translation> dias</translation>
    </message>
    <message>
        <source>Younger prices stay as they are</source>
        <translation>Preços mais novos ficam como estão</translation>
    </message>
    <message>
        <source>&amp;Delete all prices older than</source>
        <translation>&amp;Apagar todos os preços com mais de</translation>
    </message>
    <message>
        <source>A backup made before has them still</source>
        <translation>Uma cópia de segurança feita antes ainda os tem</translation>
    </message>
    <message>
        <source>Age in years</source>
        <translation>Idade em anos</translation>
    </message>
    <message>
        <source> years</source>
        <translation> anos</translation>
    </message>
    <message>
        <source>Younger prices stay</source>
        <translation>Preços mais novos ficam</translation>
    </message>
    <message>
        <source>Follow these rules &amp;once a day while CryptoPulse runs</source>
        <translation>Aplicar estas regras &amp;uma vez por dia enquanto o CryptoPulse está aberto</translation>
    </message>
    <message>
        <source>Also by a server on this data folder</source>
        <translation>Também por um servidor nesta pasta de dados</translation>
    </message>
    <message>
        <source>What to know</source>
        <translation>O que saber</translation>
    </message>
    <message>
        <source>What would go, or went</source>
        <translation>O que seria ou foi apagado</translation>
    </message>
    <message>
        <source>What would go of every series</source>
        <translation>O que seria apagado de cada série</translation>
    </message>
    <message>
        <source>Work under way</source>
        <translation>Trabalho em andamento</translation>
    </message>
    <message>
        <source>&amp;Show what would go</source>
        <translation>&amp;Mostrar o que seria apagado</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Apagar</translation>
    </message>
    <message>
        <source>Sa&amp;ve the rules</source>
        <translation>Sal&amp;var as regras</translation>
    </message>
    <message>
        <source>Before %1</source>
        <translation>Antes de %1</translation>
    </message>
    <message>
        <source>Series</source>
        <translation>Série</translation>
    </message>
    <message>
        <source>Prices</source>
        <translation>Preços</translation>
    </message>
    <message>
        <source>To thin out</source>
        <translation>A desbastar</translation>
    </message>
    <message>
        <source>To delete</source>
        <translation>A apagar</translation>
    </message>
    <message>
        <source>Choose a rule that is to be followed once a day.</source>
        <translation>Escolha uma regra para ser aplicada uma vez por dia.</translation>
    </message>
    <message>
        <source>Look first at what would go: then the rules can be saved.</source>
        <translation>Veja antes o que seria apagado: então as regras podem ser salvas.</translation>
    </message>
    <message>
        <source>What is deleted comes back from a backup only: make one before. Its room in the file is used for what comes; cryptopulse-cli compact --vacuum gives it back to the disk.</source>
        <translation>O que é apagado só volta de uma cópia de segurança: faça uma antes. O espaço no arquivo é usado para o que vier; cryptopulse-cli compact --vacuum o devolve ao disco.</translation>
    </message>
    <message>
        <source>De&amp;lete %1 prices</source>
        <translation>A&amp;pagar %1 preços</translation>
    </message>
</context>
<context>
    <name>cryptopulse::gui::DetailWords</name>
    <message>
        <source>its first line names no column for the price</source>
        <translation>a primeira linha não nomeia uma coluna para o preço</translation>
    </message>
    <message>
        <source>its first line names no column for the time</source>
        <translation>a primeira linha não nomeia uma coluna para a hora</translation>
    </message>
    <message>
        <source>it has no second column with a price</source>
        <translation>não há uma segunda coluna com um preço</translation>
    </message>
    <message>
        <source>it is no text file with lines of prices</source>
        <translation>não é um arquivo de texto com linhas de preços</translation>
    </message>
    <message>
        <source>it cannot be opened</source>
        <translation>não pode ser aberto</translation>
    </message>
    <message>
        <source>it cannot be read</source>
        <translation>não pode ser lido</translation>
    </message>
    <message>
        <source>nothing can be written there</source>
        <translation>nada pode ser gravado ali</translation>
    </message>
    <message>
        <source>a picture is saved as .png or .svg</source>
        <translation>uma imagem é salva como .png ou .svg</translation>
    </message>
    <message>
        <source>it is empty</source>
        <translation>está vazio</translation>
    </message>
    <message>
        <source>too few columns</source>
        <translation>colunas de menos</translation>
    </message>
    <message>
        <source>no time</source>
        <translation>sem hora</translation>
    </message>
    <message>
        <source>no number</source>
        <translation>não é um número</translation>
    </message>
    <message>
        <source>a price that cannot be one</source>
        <translation>um preço que não pode ser um preço</translation>
    </message>
    <message>
        <source>a time in the future</source>
        <translation>uma hora no futuro</translation>
    </message>
    <message>
        <source>there is not one price in it</source>
        <translation>não há um só preço nele</translation>
    </message>
    <message>
        <source>line %1</source>
        <translation>linha %1</translation>
    </message>
    <message>
        <source>line %1: %2</source>
        <translation>linha %1: %2</translation>
    </message>
    <message>
        <source>none of its columns is known to be the price</source>
        <translation>nenhuma das colunas é reconhecida como preço</translation>
    </message>
    <message>
        <source>its dates may begin with the day or with the month</source>
        <translation>as datas podem começar pelo dia ou pelo mês</translation>
    </message>
    <message>
        <source>some of its dates begin with the day and some with the month</source>
        <translation>algumas datas começam pelo dia e outras pelo mês</translation>
    </message>
    <message>
        <source>its times would lie before there was Bitcoin</source>
        <translation>as horas ficariam antes de existir o Bitcoin</translation>
    </message>
    <message>
        <source>its prices may have thousands or decimals</source>
        <translation>os preços podem ter milhares ou decimais</translation>
    </message>
    <message>
        <source>time and price are the same column</source>
        <translation>hora e preço são a mesma coluna</translation>
    </message>
    <message>
        <source>it has no such column</source>
        <translation>ele não tem essa coluna</translation>
    </message>
    <message>
        <source>it is an archive of several files: unpack it and choose one</source>
        <translation>é um pacote com vários arquivos: extraia e escolha um</translation>
    </message>
    <message>
        <source>the packed file is damaged</source>
        <translation>o arquivo compactado está danificado</translation>
    </message>
    <message>
        <source>the end of the packed file is missing</source>
        <translation>falta o fim do arquivo compactado</translation>
    </message>
    <message>
        <source>it is packed in a way that is not known here: unpack it first</source>
        <translation>está compactado de um modo desconhecido aqui: extraia antes</translation>
    </message>
    <message>
        <source>it is no text file: save its prices as CSV</source>
        <translation>não é um arquivo de texto: salve os preços como CSV</translation>
    </message>
    <message>
        <source>it is a database without a table of prices</source>
        <translation>é um banco de dados sem uma tabela de preços</translation>
    </message>
    <message>
        <source>it is a database of CryptoPulse itself</source>
        <translation>é um banco de dados do próprio CryptoPulse</translation>
    </message>
    <message>
        <source>the database cannot be read, it may be damaged</source>
        <translation>o banco de dados não pode ser lido, talvez esteja danificado</translation>
    </message>
    <message>
        <source>nothing was traded in any of its lines</source>
        <translation>nada foi negociado em nenhuma das linhas</translation>
    </message>
    <message>
        <source>it is too large: cut it into several</source>
        <translation>é grande demais: divida em vários</translation>
    </message>
    <message>
        <source>too many columns</source>
        <translation>colunas demais</translation>
    </message>
    <message>
        <source>the file is cut off here</source>
        <translation>o arquivo está cortado aqui</translation>
    </message>
    <message>
        <source>that exchange does not have this coin in this currency (it has Bitcoin, Ethereum, Litecoin, Solana, XRP, Dogecoin, Cardano and Chainlink, in dollars and euros)</source>
        <translation>essa corretora não tem esta moeda nesta divisa (tem Bitcoin, Ethereum, Litecoin, Solana, XRP, Dogecoin, Cardano e Chainlink, em dólares e euros)</translation>
    </message>
    <message>
        <source>that is the database itself</source>
        <translation>esse é o próprio banco de dados</translation>
    </message>
    <message>
        <source>there is a file of that name already</source>
        <translation>já existe um arquivo com esse nome</translation>
    </message>
    <message>
        <source>there is no such folder</source>
        <translation>essa pasta não existe</translation>
    </message>
</context>
<context>
    <name>cryptopulse::gui::Dialogs</name>
    <message>
        <source>Quit</source>
        <translation>Sair</translation>
    </message>
    <message>
        <source>Under way: %1.</source>
        <translation>Em andamento: %1.</translation>
    </message>
    <message>
        <source>It ends with CryptoPulse; prices that are stored stay.</source>
        <translation>Isso termina com o CryptoPulse; os preços armazenados ficam.</translation>
    </message>
    <message>
        <source>End it and quit</source>
        <translation>Terminar e sair</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Continuar</translation>
    </message>
</context>
<context>
    <name>cryptopulse::gui::Explain</name>
    <message>
        <source>Wait %1; collection goes on by itself.</source>
        <translation>Espere %1; a coleta continua sozinha.</translation>
    </message>
    <message>
        <source>Choose a longer interval if it goes on.</source>
        <translation>Escolha um intervalo maior se continuar.</translation>
    </message>
    <message>
        <source>The price provider asks for fewer calls.</source>
        <translation>O provedor de preços pede menos chamadas.</translation>
    </message>
    <message>
        <source>The price provider did not answer in time.</source>
        <translation>O provedor de preços não respondeu a tempo.</translation>
    </message>
    <message>
        <source>Try again in a moment.</source>
        <translation>Tente de novo daqui a pouco.</translation>
    </message>
    <message>
        <source>The price provider refused the call.</source>
        <translation>O provedor de preços recusou a chamada.</translation>
    </message>
    <message>
        <source>Check the API key and its plan, and that the provider serves your country.</source>
        <translation>Verifique a chave da API e seu plano, e se o provedor atende o seu país.</translation>
    </message>
    <message>
        <source>The price provider&apos;s answer could not be read.</source>
        <translation>Não foi possível ler a resposta do provedor de preços.</translation>
    </message>
    <message>
        <source>Try again later; if it stays, a newer version of CryptoPulse may help.</source>
        <translation>Tente mais tarde; se persistir, uma versão mais nova do CryptoPulse pode ajudar.</translation>
    </message>
    <message>
        <source>The price provider sent a price that cannot be one.</source>
        <translation>O provedor enviou um preço que não pode ser um preço.</translation>
    </message>
    <message>
        <source>Nothing was stored. Try again later.</source>
        <translation>Nada foi guardado. Tente mais tarde.</translation>
    </message>
    <message>
        <source>The price provider cannot be reached.</source>
        <translation>Não há contato com o provedor de preços.</translation>
    </message>
    <message>
        <source>Check the internet connection, then collect again.</source>
        <translation>Verifique a conexão com a internet e colete de novo.</translation>
    </message>
    <message>
        <source>The price database was made by a newer version of CryptoPulse.</source>
        <translation>O banco de preços foi feito por uma versão mais nova do CryptoPulse.</translation>
    </message>
    <message>
        <source>Install the newer version, or start with another data folder.</source>
        <translation>Instale a versão mais nova ou inicie com outra pasta de dados.</translation>
    </message>
    <message>
        <source>The price database file belongs to another program.</source>
        <translation>O arquivo do banco de preços pertence a outro programa.</translation>
    </message>
    <message>
        <source>Move that file away, or start with another data folder.</source>
        <translation>Mova esse arquivo ou inicie com outra pasta de dados.</translation>
    </message>
    <message>
        <source>Prices cannot be kept: the data folder is read-only.</source>
        <translation>Os preços não podem ser guardados: a pasta de dados é somente leitura.</translation>
    </message>
    <message>
        <source>Make the folder writable, or start with another data folder.</source>
        <translation>Permita gravar na pasta ou inicie com outra pasta de dados.</translation>
    </message>
    <message>
        <source>Prices cannot be kept: the disk is full.</source>
        <translation>Os preços não podem ser guardados: o disco está cheio.</translation>
    </message>
    <message>
        <source>Free some space; storing then goes on.</source>
        <translation>Libere espaço; a gravação então continua.</translation>
    </message>
    <message>
        <source>The price database was found damaged.</source>
        <translation>O banco de preços estava danificado.</translation>
    </message>
    <message>
        <source>The damaged file is kept under another name in the data folder, and a new one is begun, at the next start at the latest. If you have a backup, restore it there.</source>
        <translation>O arquivo danificado fica com outro nome na pasta de dados, e um novo é começado, o mais tardar no próximo início. Se você tem uma cópia, restaure-a ali.</translation>
    </message>
    <message>
        <source>Another program is using the price database.</source>
        <translation>Outro programa está usando o banco de preços.</translation>
    </message>
    <message>
        <source>Close the other program and try again.</source>
        <translation>Feche o outro programa e tente de novo.</translation>
    </message>
    <message>
        <source>The price database failed.</source>
        <translation>O banco de preços falhou.</translation>
    </message>
    <message>
        <source>Check the disk and the data folder, then try again.</source>
        <translation>Verifique o disco e a pasta de dados e tente de novo.</translation>
    </message>
    <message>
        <source>The prices could not be taken in: %1.</source>
        <translation>Não foi possível importar os preços: %1.</translation>
    </message>
    <message>
        <source>The file could not be saved: %1.</source>
        <translation>Não foi possível salvar o arquivo: %1.</translation>
    </message>
    <message>
        <source>Choose another place or name.</source>
        <translation>Escolha outro lugar ou nome.</translation>
    </message>
    <message>
        <source>There is too little data for this.</source>
        <translation>Há dados de menos para isso.</translation>
    </message>
    <message>
        <source>Collect more prices, in a batch or with auto-refresh.</source>
        <translation>Colete mais preços, em lote ou com a atualização automática.</translation>
    </message>
    <message>
        <source>There is no model yet.</source>
        <translation>Ainda não há modelo.</translation>
    </message>
    <message>
        <source>Train one once enough prices are collected.</source>
        <translation>Treine um quando houver preços suficientes.</translation>
    </message>
    <message>
        <source>The saved model cannot be read.</source>
        <translation>O modelo salvo não pode ser lido.</translation>
    </message>
    <message>
        <source>Train again to replace it.</source>
        <translation>Treine de novo para substituí-lo.</translation>
    </message>
    <message>
        <source>That value is not possible: %1.</source>
        <translation>Esse valor não é possível: %1.</translation>
    </message>
    <message>
        <source>Choose another value.</source>
        <translation>Escolha outro valor.</translation>
    </message>
    <message>
        <source>That is no longer there.</source>
        <translation>Isso não existe mais.</translation>
    </message>
    <message>
        <source>It may have ended already; nothing needs to be done.</source>
        <translation>Talvez já tenha terminado; não é preciso fazer nada.</translation>
    </message>
    <message>
        <source>Too much of this is under way already.</source>
        <translation>Já há trabalho demais desse tipo em andamento.</translation>
    </message>
    <message>
        <source>Cancel some of it, or wait until it has ended.</source>
        <translation>Cancele uma parte ou espere terminar.</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>Cancelado.</translation>
    </message>
    <message>
        <source>Start it again whenever you like.</source>
        <translation>Inicie de novo quando quiser.</translation>
    </message>
    <message>
        <source>Another program already uses the API&apos;s address.</source>
        <translation>Outro programa já usa o endereço da API.</translation>
    </message>
    <message>
        <source>Close that program or choose another port; the window works without the API.</source>
        <translation>Feche esse programa ou escolha outra porta; a janela funciona sem a API.</translation>
    </message>
    <message>
        <source>The server cannot be reached.</source>
        <translation>O servidor não responde.</translation>
    </message>
    <message>
        <source>Check that it runs and that API_BASE names it.</source>
        <translation>Verifique se ele está rodando e se API_BASE o indica.</translation>
    </message>
    <message>
        <source>Something went wrong inside CryptoPulse: %1.</source>
        <translation>Algo deu errado dentro do CryptoPulse: %1.</translation>
    </message>
    <message>
        <source>Try again; if it comes back, report it with this text.</source>
        <translation>Tente de novo; se voltar, relate com este texto.</translation>
    </message>
    <message>
        <source>The server refuses this window.</source>
        <translation>O servidor recusa esta janela.</translation>
    </message>
    <message>
        <source>Start CryptoPulse with --token-file and a file that holds the server&apos;s token, and check that API_BASE names the server itself.</source>
        <translation>Inicie o CryptoPulse com --token-file e um arquivo com o token do servidor, e verifique se API_BASE é o endereço do próprio servidor.</translation>
    </message>
    <message>
        <source>The server did not answer in time.</source>
        <translation>O servidor não respondeu a tempo.</translation>
    </message>
    <message>
        <source>If this stays, check the network.</source>
        <translation>Se continuar, verifique a rede.</translation>
    </message>
    <message>
        <source>The server&apos;s answer could not be read.</source>
        <translation>A resposta do servidor não pôde ser lida.</translation>
    </message>
    <message>
        <source>Check that API_BASE names a CryptoPulse server, and that it has this version.</source>
        <translation>Verifique se API_BASE é o endereço de um servidor CryptoPulse e se ele tem esta versão.</translation>
    </message>
    <message>
        <source>The server asks for fewer calls.</source>
        <translation>O servidor pede menos chamadas.</translation>
    </message>
    <message>
        <source>This window asks more seldom by itself.</source>
        <translation>Esta janela passa a perguntar menos por conta própria.</translation>
    </message>
    <message>
        <source>The server&apos;s address cannot be used.</source>
        <translation>O endereço do servidor não pode ser usado.</translation>
    </message>
    <message>
        <source>API_BASE must be like http://localhost:8000, without a user name and password.</source>
        <translation>API_BASE deve ser como http://localhost:8000, sem nome de usuário e senha.</translation>
    </message>
    <message>
        <source>A forecast needs more prices in a row.</source>
        <translation>Uma previsão precisa de mais preços seguidos.</translation>
    </message>
    <message>
        <source>The newest prices follow a hole; a forecast needs 15 steps without one.</source>
        <translation>Os preços mais novos vêm depois de uma lacuna; uma previsão precisa de 15 passos sem lacuna.</translation>
    </message>
    <message>
        <source>The prices could not be taken in.</source>
        <translation>Os preços não puderam ser importados.</translation>
    </message>
    <message>
        <source>The file could not be saved.</source>
        <translation>O arquivo não pôde ser salvo.</translation>
    </message>
    <message>
        <source>There are too few prices in a row to judge a forecast by.</source>
        <translation>Há poucos preços seguidos para julgar uma previsão.</translation>
    </message>
    <message>
        <source>Import a history of minutes from a CSV file, or collect for some days.</source>
        <translation>Importe um histórico de minutos de um arquivo CSV ou colete por alguns dias.</translation>
    </message>
    <message>
        <source>There are no such prices to be had: %1.</source>
        <translation>Não há como obter esses preços: %1.</translation>
    </message>
    <message>
        <source>Choose another period or another source.</source>
        <translation>Escolha outro período ou outra fonte.</translation>
    </message>
    <message>
        <source>The prices of the earlier Python system were taken over.</source>
        <translation>Os preços do sistema anterior em Python foram incorporados.</translation>
    </message>
    <message>
        <source>Its file is kept in the data folder under another name.</source>
        <translation>O arquivo dele fica na pasta de dados com outro nome.</translation>
    </message>
    <message>
        <source>Import it again and choose its columns, or choose another file.</source>
        <translation>Importe de novo e escolha as colunas, ou escolha outro arquivo.</translation>
    </message>
    <message>
        <source>CoinGecko has no price of this coin in this currency.</source>
        <translation>A CoinGecko não tem preço desta moeda nesta divisa.</translation>
    </message>
    <message>
        <source>Choose the coin and the currency again.</source>
        <translation>Escolha de novo a moeda e a divisa.</translation>
    </message>
    <message>
        <source>The database server cannot be reached, or is not ready.</source>
        <translation>O servidor do banco de dados não pode ser alcançado ou não está pronto.</translation>
    </message>
    <message>
        <source>It is asked again by itself. If this stays, see that it runs and that the address of --database is right.</source>
        <translation>Ele é consultado de novo automaticamente. Se isto persistir, verifique se ele está em execução e se o endereço de --database está certo.</translation>
    </message>
    <message>
        <source>The database server lets this program write nothing.</source>
        <translation>O servidor do banco de dados não deixa este programa gravar nada.</translation>
    </message>
    <message>
        <source>Name the primary server, or all servers, in --database, and let the owner of the database GRANT what is missing.</source>
        <translation>Indique em --database o servidor primário, ou todos os servidores, e peça ao dono do banco de dados que conceda (GRANT) o que falta.</translation>
    </message>
    <message>
        <source>The disk of the database server is full.</source>
        <translation>O disco do servidor do banco de dados está cheio.</translation>
    </message>
    <message>
        <source>Free some space there; storing then goes on.</source>
        <translation>Libere espaço lá; a gravação então continua.</translation>
    </message>
    <message>
        <source>The database server refuses.</source>
        <translation>O servidor do banco de dados recusa.</translation>
    </message>
    <message>
        <source>Check user, password and the name of the database in --database.</source>
        <translation>Verifique o usuário, a senha e o nome do banco de dados em --database.</translation>
    </message>
    <message>
        <source>The database on the server has tables of another program.</source>
        <translation>O banco de dados no servidor tem tabelas de outro programa.</translation>
    </message>
    <message>
        <source>Name another database in --database.</source>
        <translation>Indique outro banco de dados em --database.</translation>
    </message>
    <message>
        <source>The database server found its data damaged.</source>
        <translation>O servidor do banco de dados encontrou dados danificados.</translation>
    </message>
    <message>
        <source>Restore a backup there.</source>
        <translation>Restaure lá uma cópia de segurança.</translation>
    </message>
    <message>
        <source>%1 refuses to give prices.</source>
        <translation>%1 se recusa a dar preços.</translation>
    </message>
    <message>
        <source>%1 wants a long pause.</source>
        <translation>%1 pede uma longa pausa.</translation>
    </message>
    <message>
        <source>%1 does not answer.</source>
        <translation>%1 não responde.</translation>
    </message>
    <message>
        <source>The prices of %1 are old.</source>
        <translation>Os preços de %1 estão desatualizados.</translation>
    </message>
    <message>
        <source>%1 Live prices come from %2 for now: a series of its own, with a model of its own.</source>
        <comment>a sentence, a source</comment>
        <translation>%1 Por enquanto os preços ao vivo vêm de %2: uma série própria, com um modelo próprio.</translation>
    </message>
    <message>
        <source>%1 is asked again by itself. The order of the sources is in the settings.</source>
        <translation>%1 é consultada de novo automaticamente. A ordem das fontes está nas configurações.</translation>
    </message>
    <message>
        <source>The prices are kept by a PostgreSQL server, which has tools of its own for this.</source>
        <translation>Os preços são guardados por um servidor PostgreSQL, que tem ferramentas próprias para isso.</translation>
    </message>
    <message>
        <source>Use pg_dump and pg_restore for backups and pg_amcheck for a check; old months go with DROP TABLE samples_YEAR_MONTH.</source>
        <translation>Use pg_dump e pg_restore para cópias de segurança e pg_amcheck para verificar; meses antigos saem com DROP TABLE samples_ANO_MÊS.</translation>
    </message>
    <message>
        <source>There is no database yet.</source>
        <translation>Ainda não há um banco de dados.</translation>
    </message>
    <message>
        <source>Collect or import prices first.</source>
        <translation>Antes, colete ou importe preços.</translation>
    </message>
    <message>
        <source>The backup was not made.</source>
        <translation>A cópia de segurança não foi feita.</translation>
    </message>
    <message>
        <source>The backup was not made: %1.</source>
        <translation>A cópia de segurança não foi feita: %1.</translation>
    </message>
    <message>
        <source>The disk is too full for the backup.</source>
        <translation>O disco está cheio demais para a cópia de segurança.</translation>
    </message>
    <message>
        <source>Choose another disk, or free some space.</source>
        <translation>Escolha outro disco ou libere espaço.</translation>
    </message>
    <message>
        <source>The copy is not whole, because the database is damaged.</source>
        <translation>A cópia não está íntegra, porque o banco de dados está danificado.</translation>
    </message>
    <message>
        <source>Keep the backups that you have, and see what is wrong: Data &gt; Check the database.</source>
        <translation>Guarde as cópias de segurança que você tem e veja o que está errado: Dados &gt; Verificar o banco de dados.</translation>
    </message>
</context>
<context>
    <name>cryptopulse::gui::FeedWords</name>
    <message>
        <source>%1: not compared yet</source>
        <translation>%1: ainda não comparada</translation>
    </message>
    <message>
        <source>%1 differs: %2</source>
        <translation>%1 diverge: %2</translation>
    </message>
    <message>
        <source>%1: not comparable</source>
        <translation>%1: não comparável</translation>
    </message>
    <message>
        <source>%1 quotes in %2 and live prices come in %3, which is another currency: they are not compared.</source>
        <translation>%1 cota em %2 e os preços ao vivo vêm em %3, que é outra moeda: eles não são comparados.</translation>
    </message>
    <message>
        <source>Live prices come from %1 itself, so there is nothing to compare.</source>
        <translation>Os preços ao vivo vêm da própria %1; não há o que comparar.</translation>
    </message>
    <message>
        <source>%1 does not have this coin in this currency, so nothing is compared.</source>
        <translation>%1 não tem esta moeda nesta divisa; nada é comparado.</translation>
    </message>
    <message>
        <source>Synthetic prices are compared with nobody&apos;s.</source>
        <translation>Preços sintéticos não são comparados com os de ninguém.</translation>
    </message>
    <message>
        <source>The prices of %1 and %2 were observed more than two minutes apart and are not compared.</source>
        <translation>Os preços de %1 e %2 foram observados com mais de dois minutos de diferença e não são comparados.</translation>
    </message>
    <message>
        <source>%1 gave no price to compare with.</source>
        <translation>%1 não deu um preço para comparar.</translation>
    </message>
    <message>
        <source>There was no new price of %1 to compare with that of %2.</source>
        <translation>Não houve preço novo de %1 para comparar com o de %2.</translation>
    </message>
    <message>
        <source>%1 is asked when the next price has come.</source>
        <translation>%1 é consultada quando chegar o próximo preço.</translation>
    </message>
    <message>
        <source>%1 and %2 disagree: since %3 their prices differ by more than %4.</source>
        <comment>a source, another one, a time, 0.50 %</comment>
        <translation>%1 e %2 divergem: desde %3 os preços diferem em mais de %4.</translation>
    </message>
    <message>
        <source>One of them may be wrong or late: look at a third before you rely on a price. The status bar shows by how much; this notice goes when they agree again.</source>
        <translation>Uma delas pode estar errada ou atrasada: olhe uma terceira antes de confiar em um preço. A barra de estado mostra em quanto; este aviso some quando elas voltarem a conferir.</translation>
    </message>
    <message>
        <source>Calls: %1 of %2</source>
        <translation>Chamadas: %1 de %2</translation>
    </message>
    <message>
        <source>Calls with the key in this month: %1 of %2.</source>
        <translation>Chamadas com a chave neste mês: %1 de %2.</translation>
    </message>
    <message>
        <source>Calls with the key in this month: %1 of %2, counted since %3.</source>
        <translation>Chamadas com a chave neste mês: %1 de %2, contadas desde %3.</translation>
    </message>
    <message>
        <source>%1 All are spent until %2.</source>
        <comment>a sentence, a time</comment>
        <translation>%1 Todas estão gastas até %2.</translation>
    </message>
    <message>
        <source>%1 They last until the month ends.</source>
        <comment>a sentence</comment>
        <translation>%1 Elas duram até o fim do mês.</translation>
    </message>
    <message>
        <source>%1 At this pace they last until %2; the month ends at %3.</source>
        <comment>a sentence, a time, a time</comment>
        <translation>%1 Neste ritmo elas duram até %2; o mês termina em %3.</translation>
    </message>
    <message>
        <source>They begin anew at %1. Until then, choose the plan without a key, or another source, in the settings.</source>
        <translation>Elas recomeçam em %1. Até lá, escolha o plano sem chave, ou outra fonte, nas configurações.</translation>
    </message>
    <message>
        <source>With one call every %1 s they last to the end of the month: choose that interval in the settings.</source>
        <translation>Com uma chamada a cada %1 s elas duram até o fim do mês: escolha esse intervalo nas configurações.</translation>
    </message>
    <message>
        <source>All %1 calls of your CoinGecko key in this month are spent.</source>
        <translation>Todas as %1 chamadas da sua chave da CoinGecko neste mês estão gastas.</translation>
    </message>
    <message>
        <source>At this pace the calls of your CoinGecko key last until %1, not to the end of the month: %2 of %3 are spent.</source>
        <translation>Neste ritmo as chamadas da sua chave da CoinGecko duram até %1, não até o fim do mês: %2 de %3 estão gastas.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a source, +0.05 %</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>The price of %1 differs from that of %2 by %3.</source>
        <comment>a source, another one, +0.05 %</comment>
        <translation>O preço de %1 difere do de %2 em %3.</translation>
    </message>
    <message>
        <source>%1 That is more than the %2 that are allowed, since %3.</source>
        <comment>a sentence, 0.50 %, a time</comment>
        <translation>%1 Isso é mais do que os %2 permitidos, desde %3.</translation>
    </message>
    <message>
        <source>%1 If it stays beyond the %2 that are allowed, a notice tells of it.</source>
        <comment>a sentence, 0.50 %</comment>
        <translation>%1 Se continuar acima dos %2 permitidos, um aviso o dirá.</translation>
    </message>
    <message>
        <source>%1 That is within the %2 that are allowed, since %3.</source>
        <comment>a sentence, 0.50 %, a time</comment>
        <translation>%1 Isso está dentro dos %2 permitidos, desde %3.</translation>
    </message>
</context>
<context>
    <name>cryptopulse::gui::ForecastPanel</name>
    <message>
        <source>Forecast</source>
        <translation>Previsão</translation>
    </message>
    <message>
        <source>Usable rows collected so far</source>
        <translation>Linhas utilizáveis coletadas até agora</translation>
    </message>
</context>
<context>
    <name>cryptopulse::gui::ForecastView</name>
    <message>
        <source>–</source>
        <comment>no number</comment>
        <translation>–</translation>
    </message>
    <message>
        <source>next %1 samples</source>
        <translation>próximas %1 amostras</translation>
    </message>
    <message>
        <source>next %1 samples, ≈ %2</source>
        <translation>próximas %1 amostras, ≈ %2</translation>
    </message>
    <message>
        <source>Probability of rise</source>
        <translation>Probabilidade de alta</translation>
    </message>
    <message>
        <source>Probability of rise (%1)</source>
        <translation>Probabilidade de alta (%1)</translation>
    </message>
    <message>
        <source>As of %1 (%2), price %3</source>
        <translation>De %1 (%2), preço %3</translation>
    </message>
    <message>
        <source>No longer current</source>
        <translation>Previsão desatualizada</translation>
    </message>
    <message>
        <source>The server cannot be reached; this is the last it said.</source>
        <translation>O servidor não responde; isto é o último que ele disse.</translation>
    </message>
    <message>
        <source>It was made from a price that is %1 old. Collect now for a new one.</source>
        <translation>Foi feita com um preço de há %1. Colete agora para ter uma nova.</translation>
    </message>
    <message>
        <source>Prices come at uneven times, so a step is a sample, not a minute.</source>
        <translation>Os preços chegam em intervalos irregulares; um passo é uma amostra, não um minuto.</translation>
    </message>
    <message>
        <source>The model was trained on another step than the data has now. Train again.</source>
        <translation>O modelo foi treinado com outro passo que o dos dados de agora. Treine de novo.</translation>
    </message>
    <message>
        <source>Note: %1.</source>
        <translation>Nota: %1.</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>Sem conexão</translation>
    </message>
    <message>
        <source>The forecast comes from a server that cannot be reached.</source>
        <translation>A previsão vem de um servidor que não responde.</translation>
    </message>
    <message>
        <source>No prices yet</source>
        <translation>Ainda sem preços</translation>
    </message>
    <message>
        <source>A forecast needs a model, and a model needs %1 usable rows of data.</source>
        <translation>Uma previsão precisa de um modelo, e um modelo precisa de %1 linhas utilizáveis.</translation>
    </message>
    <message>
        <source>Waiting for more prices in a row</source>
        <translation>Esperando mais preços seguidos</translation>
    </message>
    <message>
        <source>The newest prices follow a hole; a forecast needs 15 steps without one.</source>
        <translation>Os preços mais novos vêm depois de uma lacuna; uma previsão precisa de 15 passos sem lacuna.</translation>
    </message>
    <message>
        <source>Collecting: %1 of %2 usable rows</source>
        <translation>Coletando: %1 de %2 linhas</translation>
    </message>
    <message>
        <source>A row becomes usable once its outcome, five steps later, is known.</source>
        <translation>Uma linha se torna utilizável quando seu resultado, cinco passos depois, é conhecido.</translation>
    </message>
    <message>
        <source>Ready to train</source>
        <translation>Pronto para treinar</translation>
    </message>
    <message>
        <source>There are enough prices. Train a model to get a forecast.</source>
        <translation>Há preços suficientes. Treine um modelo para ter uma previsão.</translation>
    </message>
    <message>
        <source>Simple model: %1</source>
        <translation>Modelo simples: %1</translation>
    </message>
    <message>
        <source>Simple model: waiting for more prices in a row</source>
        <translation>Modelo simples: esperando mais preços seguidos</translation>
    </message>
    <message>
        <source>Simple model: %1 of %2 usable rows to train on</source>
        <translation>Modelo simples: %1 de %2 linhas utilizáveis para treinar</translation>
    </message>
    <message>
        <source>Simple model: not trained</source>
        <translation>Modelo simples: não treinado</translation>
    </message>
    <message>
        <source>Adaptive model: %1</source>
        <translation>Modelo adaptativo: %1</translation>
    </message>
    <message>
        <source>Adaptive model: learning from the stored prices</source>
        <translation>Modelo adaptativo: aprendendo com os preços guardados</translation>
    </message>
    <message>
        <source>Adaptive model: needs %1 steps without a hole</source>
        <translation>Modelo adaptativo: precisa de %1 passos sem lacuna</translation>
    </message>
    <message>
        <source>Adaptive model</source>
        <translation>Modelo adaptativo</translation>
    </message>
    <message>
        <source>Simple model</source>
        <translation>Modelo simples</translation>
    </message>
    <message>
        <source>%1 bp</source>
        <translation>%1 pb</translation>
    </message>
    <message>
        <source>A trade costs %1 and prices move %2 in that time: no forecast pays for that.</source>
        <translation>Uma operação custa %1 e os preços se movem %2 nesse tempo: nenhuma previsão paga isso.</translation>
    </message>
    <message>
        <source>A trade costs %1: to pay for it, forecasts must be right %2 of the time.</source>
        <translation>Uma operação custa %1: para pagá-la, as previsões precisam acertar %2 das vezes.</translation>
    </message>
    <message>
        <source>What the model knew at its start was learned from Bitcoin in dollars; that it helps here is not shown. Watch the scorecard.</source>
        <translation>O que o modelo sabia no início foi aprendido do Bitcoin em dólares; não está demonstrado que ajude aqui. Acompanhe o placar.</translation>
    </message>
</context>
<context>
    <name>cryptopulse::gui::GapMap</name>
    <message>
        <source>Map of the gaps</source>
        <translation>Mapa das lacunas</translation>
    </message>
    <message>
        <source>%1 to %2: %3 of the minutes have a price</source>
        <translation>%1 a %2: %3 dos minutos têm preço</translation>
    </message>
</context>
<context>
    <name>cryptopulse::gui::GapsDialog</name>
    <message>
        <source>Missing prices</source>
        <translation>Preços em falta</translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation>Contando…</translation>
    </message>
    <message>
        <source>Prices</source>
        <translation>Preços</translation>
    </message>
    <message>
        <source>Missing, not asked for</source>
        <translation>Em falta, não pedidos</translation>
    </message>
    <message>
        <source>Missing, the source has none</source>
        <translation>Em falta, a fonte não os tem</translation>
    </message>
    <message>
        <source>Every gap</source>
        <translation>Todas as lacunas</translation>
    </message>
    <message>
        <source>&amp;Fetch what is missing…</source>
        <translation>&amp;Buscar o que falta…</translation>
    </message>
    <message>
        <source>There are not enough prices yet for a gap between two of them.</source>
        <translation>Ainda não há preços suficientes para uma lacuna entre dois deles.</translation>
    </message>
    <message>
        <source>%1 to %2: one minute.</source>
        <translation>%1 a %2: um minuto.</translation>
    </message>
    <message>
        <source>%1 to %2: %3 minutes.</source>
        <translation>%1 a %2: %3 minutos.</translation>
    </message>
    <message>
        <source>%1 Every minute has a price.</source>
        <translation>%1 Todos os minutos têm preço.</translation>
    </message>
    <message>
        <source>%1 %2 of them (%3) have no price; gaps: %4, the longest of %5.</source>
        <translation>%1 %2 deles (%3) não têm preço; lacunas: %4, a mais longa de %5.</translation>
    </message>
</context>
<context>
    <name>cryptopulse::gui::GapsModel</name>
    <message>
        <source>From</source>
        <translation>De</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Até</translation>
    </message>
    <message>
        <source>Missing minutes</source>
        <translation>Minutos em falta</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Motivo</translation>
    </message>
    <message>
        <source>not known here</source>
        <translation>não se sabe aqui</translation>
    </message>
    <message>
        <source>the source has none</source>
        <translation>a fonte não os tem</translation>
    </message>
    <message>
        <source>not asked for</source>
        <translation>não pedidos</translation>
    </message>
</context>
<context>
    <name>cryptopulse::gui::HistoryDialog</name>
    <message>
        <source>Fetch past prices</source>
        <translation>Buscar preços passados</translation>
    </message>
    <message>
        <source>Prices of the past from an exchange, so that there is something to learn from at once, and nothing is missing.</source>
        <translation>Preços passados de uma corretora, para haver logo com que aprender e nada faltar.</translation>
    </message>
    <message>
        <source>&amp;From</source>
        <translation>&amp;De</translation>
    </message>
    <message>
        <source>Who is asked for the prices</source>
        <translation>A quem se pedem os preços</translation>
    </message>
    <message>
        <source>&amp;Period</source>
        <translation>&amp;Período</translation>
    </message>
    <message>
        <source>How far back</source>
        <translation>Até quando para trás</translation>
    </message>
    <message>
        <source>F&amp;irst day</source>
        <translation>Pr&amp;imeiro dia</translation>
    </message>
    <message>
        <source>First day, by UTC</source>
        <translation>Primeiro dia, em UTC</translation>
    </message>
    <message>
        <source>&amp;Only where prices are missing</source>
        <translation>Só onde &amp;faltam preços</translation>
    </message>
    <message>
        <source>Fills the gaps of the series that is shown</source>
        <translation>Preenche as lacunas da série mostrada</translation>
    </message>
    <message>
        <source>&amp;Take the live prices from there, too</source>
        <translation>&amp;Obter também os preços ao vivo de lá</translation>
    </message>
    <message>
        <source>The window then shows, trains on and forecasts this series</source>
        <translation>A janela passa a mostrar, treinar e prever esta série</translation>
    </message>
    <message>
        <source>How much there will be, and how long it will take</source>
        <translation>Quanto haverá, e quanto tempo levará</translation>
    </message>
    <message>
        <source>What becomes of the prices</source>
        <translation>O que acontece com os preços</translation>
    </message>
    <message>
        <source>%1: the minutes of the last 12 hours</source>
        <translation>%1: os minutos das últimas 12 horas</translation>
    </message>
    <message>
        <source>%1: one day, every five minutes</source>
        <translation>%1: um dia, a cada cinco minutos</translation>
    </message>
    <message>
        <source>Fetch</source>
        <translation>Buscar</translation>
    </message>
    <message>
        <source>The last day</source>
        <translation>O último dia</translation>
    </message>
    <message>
        <source>The last 7 days</source>
        <translation>Os últimos 7 dias</translation>
    </message>
    <message>
        <source>The last 30 days</source>
        <translation>Os últimos 30 dias</translation>
    </message>
    <message>
        <source>The last 90 days</source>
        <translation>Os últimos 90 dias</translation>
    </message>
    <message>
        <source>The last year</source>
        <translation>O último ano</translation>
    </message>
    <message>
        <source>From a day on</source>
        <translation>A partir de um dia</translation>
    </message>
    <message>
        <source>At most %1 prices, less what is there.</source>
        <translation>No máximo %1 preços, menos os que já existem.</translation>
    </message>
    <message>
        <source>About %1 prices in one call.</source>
        <translation>Cerca de %1 preços em uma consulta.</translation>
    </message>
    <message>
        <source>Prices that are there stay as they are. What was asked for once is not asked for again.</source>
        <translation>Os preços existentes ficam como estão. O que já foi pedido uma vez não é pedido de novo.</translation>
    </message>
    <message>
        <source>Prices of %1 are a series of their own, which the window then shows; those of %2 stay as they are.</source>
        <translation>Os preços de %1 são uma série à parte, que a janela passa a mostrar; os de %2 ficam como estão.</translation>
    </message>
    <message>
        <source>Prices of %1 are a series of their own: they are kept, but the window goes on showing those of %2.</source>
        <translation>Os preços de %1 são uma série à parte: são guardados, mas a janela continua a mostrar os de %2.</translation>
    </message>
    <message>
        <source>%1: minutes, in %2</source>
        <translation>%1: minutos, em %2</translation>
    </message>
    <message>
        <source>the stablecoin USDT</source>
        <translation>stablecoin USDT</translation>
    </message>
    <message>
        <source>US dollars</source>
        <translation>dólares americanos</translation>
    </message>
    <message>
        <source>About %1 prices in %2 calls, about %3.</source>
        <translation>Cerca de %1 preços em %2 chamadas; cerca de %3.</translation>
    </message>
</context>
<context>
    <name>cryptopulse::gui::ImportDialog</name>
    <message>
        <source>Import prices</source>
        <translation>Importar preços</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Arquivo</translation>
    </message>
    <message>
        <source>How the file was recognised</source>
        <translation>Como o arquivo foi reconhecido</translation>
    </message>
    <message>
        <source>What must be chosen first</source>
        <translation>O que precisa ser escolhido antes</translation>
    </message>
    <message>
        <source>&amp;Time</source>
        <translation>&amp;Hora</translation>
    </message>
    <message>
        <source>Column that holds the time</source>
        <translation>Coluna com a hora</translation>
    </message>
    <message>
        <source>Time &amp;format</source>
        <translation>&amp;Formato da hora</translation>
    </message>
    <message>
        <source>How the times are written</source>
        <translation>Como as horas estão escritas</translation>
    </message>
    <message>
        <source>&amp;Price</source>
        <translation>&amp;Preço</translation>
    </message>
    <message>
        <source>Column that holds the price</source>
        <translation>Coluna com o preço</translation>
    </message>
    <message>
        <source>&amp;Separator</source>
        <translation>&amp;Separador</translation>
    </message>
    <message>
        <source>What stands between the columns</source>
        <translation>O que separa as colunas</translation>
    </message>
    <message>
        <source>&amp;Decimals</source>
        <translation>&amp;Decimais</translation>
    </message>
    <message>
        <source>Decimal mark of the prices</source>
        <translation>Sinal decimal dos preços</translation>
    </message>
    <message>
        <source>&amp;Lines above</source>
        <translation>&amp;Linhas acima</translation>
    </message>
    <message>
        <source>Lines above the first one with values</source>
        <translation>Linhas acima da primeira com valores</translation>
    </message>
    <message>
        <source>First lines of the file, and how they are read</source>
        <translation>Primeiras linhas do arquivo e como são lidas</translation>
    </message>
    <message>
        <source>What will be done</source>
        <translation>O que será feito</translation>
    </message>
    <message>
        <source>What to know before</source>
        <translation>O que saber antes</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importar</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automático</translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <translation>%1 em %2</translation>
    </message>
    <message>
        <source>Automatic: %1</source>
        <translation>Automático: %1</translation>
    </message>
    <message>
        <source>Column %1</source>
        <translation>Coluna %1</translation>
    </message>
    <message>
        <source>Read as time (UTC)</source>
        <translation>Lido como hora (UTC)</translation>
    </message>
    <message>
        <source>Read as price</source>
        <translation>Lido como preço</translation>
    </message>
    <message>
        <source>%1 → time</source>
        <translation>%1 → hora</translation>
    </message>
    <message>
        <source>%1 → price</source>
        <translation>%1 → preço</translation>
    </message>
    <message>
        <source>not usable: %1</source>
        <translation>não utilizável: %1</translation>
    </message>
    <message>
        <source>Recognised: %1</source>
        <translation>Reconhecido: %1</translation>
    </message>
    <message>
        <source>none of the first lines can be used</source>
        <translation>nenhuma das primeiras linhas pode ser usada</translation>
    </message>
    <message>
        <source>Choose below how to read it: %1.</source>
        <translation>Escolha abaixo como ler: %1.</translation>
    </message>
    <message>
        <source>This file cannot be imported: %1.</source>
        <translation>Este arquivo não pode ser importado: %1.</translation>
    </message>
</context>
<context>
    <name>cryptopulse::gui::ImportReportDialog</name>
    <message>
        <source>Import finished</source>
        <translation>Importação concluída</translation>
    </message>
    <message>
        <source>What was imported</source>
        <translation>O que foi importado</translation>
    </message>
    <message>
        <source>What to know of it</source>
        <translation>O que saber sobre isso</translation>
    </message>
    <message>
        <source>De&amp;tails</source>
        <translation>De&amp;talhes</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Copiar</translation>
    </message>
    <message>
        <source>Copy the details</source>
        <translation>Copiar os detalhes</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fechar</translation>
    </message>
    <message>
        <source>Close the report</source>
        <translation>Fechar o relatório</translation>
    </message>
</context>
<context>
    <name>cryptopulse::gui::ImportWords</name>
    <message>
        <source>candles</source>
        <translation>candles</translation>
    </message>
    <message>
        <source>trades</source>
        <translation>negócios</translation>
    </message>
    <message>
        <source>times and prices</source>
        <translation>horas e preços</translation>
    </message>
    <message>
        <source>the database of the earlier Python system</source>
        <translation>o banco de dados do sistema anterior em Python</translation>
    </message>
    <message>
        <source>aggregated trades of %1</source>
        <translation>negócios agregados de %1</translation>
    </message>
    <message>
        <source>candles of %1</source>
        <translation>candles de %1</translation>
    </message>
    <message>
        <source>trades of %1</source>
        <translation>negócios de %1</translation>
    </message>
    <message>
        <source>prices of %1</source>
        <translation>preços de %1</translation>
    </message>
    <message>
        <source>price history of %1</source>
        <translation>histórico de preços de %1</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automático</translation>
    </message>
    <message>
        <source>seconds since 1970</source>
        <translation>segundos desde 1970</translation>
    </message>
    <message>
        <source>milliseconds since 1970</source>
        <translation>milissegundos desde 1970</translation>
    </message>
    <message>
        <source>microseconds since 1970</source>
        <translation>microssegundos desde 1970</translation>
    </message>
    <message>
        <source>nanoseconds since 1970</source>
        <translation>nanossegundos desde 1970</translation>
    </message>
    <message>
        <source>month/day/year</source>
        <translation>mês/dia/ano</translation>
    </message>
    <message>
        <source>day/month/year</source>
        <translation>dia/mês/ano</translation>
    </message>
    <message>
        <source>comma</source>
        <translation>vírgula</translation>
    </message>
    <message>
        <source>semicolon</source>
        <translation>ponto e vírgula</translation>
    </message>
    <message>
        <source>tab</source>
        <translation>tabulação</translation>
    </message>
    <message>
        <source>bar</source>
        <translation>barra vertical</translation>
    </message>
    <message>
        <source>comma (1,5)</source>
        <translation>vírgula (1,5)</translation>
    </message>
    <message>
        <source>point (1.5)</source>
        <translation>ponto (1.5)</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>About %1 lines</source>
        <translation>Cerca de %1 linhas</translation>
    </message>
    <message>
        <source>%1 lines</source>
        <translation>%1 linhas</translation>
    </message>
    <message>
        <source>%1 from %2 to %3 (UTC)</source>
        <translation>%1 de %2 a %3 (UTC)</translation>
    </message>
    <message>
        <source>%1 around %2 (UTC)</source>
        <translation>%1 por volta de %2 (UTC)</translation>
    </message>
    <message>
        <source>%1. Their prices go into %2 of %3; what is stored there already stays.</source>
        <translation>%1. Os preços vão para %2 de %3; o que já está guardado lá permanece.</translation>
    </message>
    <message>
        <source>These are prices of %1, and the series is of %2: they will stand side by side.</source>
        <translation>São preços da %1, mas a série é da %2: ficarão misturados nela.</translation>
    </message>
    <message>
        <source>%1 prices added from %2 lines; %3 were there already.</source>
        <translation>%1 preços adicionados de %2 linhas; %3 já existiam.</translation>
    </message>
    <message>
        <source>%1 lines could not be used.</source>
        <translation>%1 linhas não puderam ser usadas.</translation>
    </message>
    <message>
        <source>%1 lines could not be used (line %2: %3).</source>
        <translation>%1 linhas não puderam ser usadas (linha %2: %3).</translation>
    </message>
    <message>
        <source>Read as</source>
        <translation>Lido como</translation>
    </message>
    <message>
        <source>Lines with values</source>
        <translation>Linhas com valores</translation>
    </message>
    <message>
        <source>Prices added</source>
        <translation>Preços adicionados</translation>
    </message>
    <message>
        <source>Stored already, with the same price</source>
        <translation>Já guardados, com o mesmo preço</translation>
    </message>
    <message>
        <source>Stored already, with another price, which stays</source>
        <translation>Já guardados, com outro preço, que permanece</translation>
    </message>
    <message>
        <source>Earlier lines of a time that the file has again</source>
        <translation>Linhas anteriores de uma hora que o arquivo repete</translation>
    </message>
    <message>
        <source>Of these, with another price</source>
        <translation>Destas, com outro preço</translation>
    </message>
    <message>
        <source>Lines that could not be used</source>
        <translation>Linhas que não puderam ser usadas</translation>
    </message>
    <message>
        <source>Lines that say that nothing was traded</source>
        <translation>Linhas que dizem que nada foi negociado</translation>
    </message>
    <message>
        <source>The first lines that could not be used:</source>
        <translation>As primeiras linhas que não puderam ser usadas:</translation>
    </message>
    <message>
        <source>Line %1: %2</source>
        <translation>Linha %1: %2</translation>
    </message>
</context>
<context>
    <name>cryptopulse::gui::JobRow</name>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Cancel or close this work</source>
        <translation>Cancelar ou fechar este trabalho</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Progresso</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fechar</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Parando…</translation>
    </message>
</context>
<context>
    <name>cryptopulse::gui::JobWords</name>
    <message>
        <source>Collecting in batch</source>
        <translation>Coletando em lote</translation>
    </message>
    <message>
        <source>Batch finished</source>
        <translation>Lote concluído</translation>
    </message>
    <message>
        <source>Batch cancelled</source>
        <translation>Lote cancelado</translation>
    </message>
    <message>
        <source>Batch failed</source>
        <translation>O lote falhou</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Treinando</translation>
    </message>
    <message>
        <source>Training finished</source>
        <translation>Treino concluído</translation>
    </message>
    <message>
        <source>Training cancelled</source>
        <translation>Treino cancelado</translation>
    </message>
    <message>
        <source>Training failed</source>
        <translation>O treino falhou</translation>
    </message>
    <message>
        <source>Importing prices</source>
        <translation>Importando preços</translation>
    </message>
    <message>
        <source>Import finished</source>
        <translation>Importação concluída</translation>
    </message>
    <message>
        <source>Import cancelled</source>
        <translation>Importação cancelada</translation>
    </message>
    <message>
        <source>Import failed</source>
        <translation>A importação falhou</translation>
    </message>
    <message>
        <source>%1 of the file</source>
        <translation>%1 do arquivo</translation>
    </message>
    <message>
        <source>%1 added, %2 there already, %3 lines not usable</source>
        <translation>%1 adicionados, %2 já existiam, %3 linhas inutilizáveis</translation>
    </message>
    <message>
        <source>%1 of %2 calls: %3 ok, %4 repeated, %5 failed</source>
        <translation>%1 de %2 chamadas: %3 ok, %4 repetidas, %5 com falha</translation>
    </message>
    <message>
        <source>%1. Last trouble: %2</source>
        <translation>%1. Último problema: %2</translation>
    </message>
    <message>
        <source>Total time %1</source>
        <translation>Tempo total %1</translation>
    </message>
    <message>
        <source>Elapsed %1</source>
        <translation>Decorrido %1</translation>
    </message>
    <message>
        <source>%1, about %2 remaining</source>
        <translation>%1, faltam cerca de %2</translation>
    </message>
    <message>
        <source>Evaluating</source>
        <translation>Avaliando</translation>
    </message>
    <message>
        <source>Evaluation finished</source>
        <translation>Avaliação concluída</translation>
    </message>
    <message>
        <source>Evaluation cancelled</source>
        <translation>Avaliação cancelada</translation>
    </message>
    <message>
        <source>Evaluation failed</source>
        <translation>A avaliação falhou</translation>
    </message>
    <message>
        <source>Backtesting</source>
        <translation>Fazendo o backtest</translation>
    </message>
    <message>
        <source>Backtest finished</source>
        <translation>Backtest concluído</translation>
    </message>
    <message>
        <source>Backtest cancelled</source>
        <translation>Backtest cancelado</translation>
    </message>
    <message>
        <source>Backtest failed</source>
        <translation>O backtest falhou</translation>
    </message>
    <message>
        <source>Leak lab at work</source>
        <translation>Laboratório de vazamentos em andamento</translation>
    </message>
    <message>
        <source>Leak lab finished</source>
        <translation>Laboratório de vazamentos concluído</translation>
    </message>
    <message>
        <source>Leak lab cancelled</source>
        <translation>Laboratório de vazamentos cancelado</translation>
    </message>
    <message>
        <source>Leak lab failed</source>
        <translation>O laboratório de vazamentos falhou</translation>
    </message>
    <message>
        <source>State unknown since the connection was lost</source>
        <translation>Estado desconhecido desde que a conexão caiu</translation>
    </message>
    <message>
        <source>Fetching past prices</source>
        <translation>Buscando preços passados</translation>
    </message>
    <message>
        <source>Past prices fetched</source>
        <translation>Preços passados obtidos</translation>
    </message>
    <message>
        <source>Past prices: cancelled</source>
        <translation>Preços passados: cancelado</translation>
    </message>
    <message>
        <source>Past prices: failed</source>
        <translation>Preços passados: falhou</translation>
    </message>
    <message>
        <source>%1 of %2 prices: %3 new, %4 there already</source>
        <translation>%1 de %2 preços: %3 novos, %4 já existentes</translation>
    </message>
    <message>
        <source>Backing up</source>
        <translation>Fazendo cópia de segurança</translation>
    </message>
    <message>
        <source>Backup finished</source>
        <translation>Cópia de segurança pronta</translation>
    </message>
    <message>
        <source>Backup cancelled</source>
        <translation>Cópia de segurança cancelada</translation>
    </message>
    <message>
        <source>Backup failed</source>
        <translation>A cópia de segurança falhou</translation>
    </message>
    <message>
        <source>Checking the database</source>
        <translation>Verificando o banco de dados</translation>
    </message>
    <message>
        <source>Database checked</source>
        <translation>Banco de dados verificado</translation>
    </message>
    <message>
        <source>Check cancelled</source>
        <translation>Verificação cancelada</translation>
    </message>
    <message>
        <source>Check failed</source>
        <translation>A verificação falhou</translation>
    </message>
    <message>
        <source>Going through old prices</source>
        <translation>Percorrendo preços antigos</translation>
    </message>
    <message>
        <source>Old prices: finished</source>
        <translation>Preços antigos: pronto</translation>
    </message>
    <message>
        <source>Old prices: cancelled</source>
        <translation>Preços antigos: cancelado</translation>
    </message>
    <message>
        <source>Old prices: failed</source>
        <translation>Preços antigos: falhou</translation>
    </message>
    <message>
        <source>%1 prices copied</source>
        <translation>%1 preços copiados</translation>
    </message>
    <message>
        <source>%1 prices looked at, wrong: %2</source>
        <translation>%1 preços examinados, errados: %2</translation>
    </message>
    <message>
        <source>%1 old prices by the rules</source>
        <translation>%1 preços antigos pelas regras</translation>
    </message>
</context>
<context>
    <name>cryptopulse::gui::JobsDialog</name>
    <message>
        <source>Nothing has been begun since the start: batches, trainings and imports are listed here.</source>
        <translation>Nada foi iniciado desde a abertura: lotes, treinos e importações aparecem aqui.</translation>
    </message>
    <message>
        <source>Long work, the newest first</source>
        <translation>Trabalhos longos, o mais novo primeiro</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Progresso</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>Tarefas</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>Tarefa</translation>
    </message>
    <message>
        <source>&amp;Cancel this task</source>
        <translation>&amp;Cancelar esta tarefa</translation>
    </message>
</context>
<context>
    <name>cryptopulse::gui::LogDialog</name>
    <message>
        <source>Log</source>
        <translation>Registro</translation>
    </message>
    <message>
        <source>S&amp;how</source>
        <translation>&amp;Mostrar</translation>
    </message>
    <message>
        <source>Which lines are shown</source>
        <translation>Quais linhas são mostradas</translation>
    </message>
    <message>
        <source>everything</source>
        <translation>tudo</translation>
    </message>
    <message>
        <source>information and worse</source>
        <translation>informações e pior</translation>
    </message>
    <message>
        <source>warnings and errors</source>
        <translation>avisos e erros</translation>
    </message>
    <message>
        <source>errors only</source>
        <translation>só erros</translation>
    </message>
    <message>
        <source>Lines with this text</source>
        <translation>Linhas com este texto</translation>
    </message>
    <message>
        <source>Show only lines with this text</source>
        <translation>Mostrar só linhas com este texto</translation>
    </message>
    <message>
        <source>Lines of the log</source>
        <translation>Linhas do registro</translation>
    </message>
    <message>
        <source>What is shown</source>
        <translation>O que é mostrado</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Copiar</translation>
    </message>
    <message>
        <source>Copy the lines that are shown</source>
        <translation>Copiar as linhas mostradas</translation>
    </message>
    <message>
        <source>&amp;Save…</source>
        <translation>&amp;Salvar…</translation>
    </message>
    <message>
        <source>Save the lines that are shown to a file</source>
        <translation>Salvar as linhas mostradas em um arquivo</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fechar</translation>
    </message>
    <message>
        <source>Close the log</source>
        <translation>Fechar o registro</translation>
    </message>
    <message>
        <source>Nothing has been noted so far.</source>
        <translation>Nada foi anotado até agora.</translation>
    </message>
    <message>
        <source>%1 of %2 lines. The newest 2,000 are kept until CryptoPulse ends.</source>
        <translation>%1 de %2 linhas. As 2.000 mais novas ficam até o CryptoPulse terminar.</translation>
    </message>
    <message>
        <source>Copied.</source>
        <translation>Copiado.</translation>
    </message>
    <message>
        <source>Save the log</source>
        <translation>Salvar o registro</translation>
    </message>
    <message>
        <source>Log files (*.log *.txt);;All files (*)</source>
        <translation>Registros (*.log *.txt);;Todos os arquivos (*)</translation>
    </message>
    <message>
        <source>Saved to %1.</source>
        <translation>Salvo em %1.</translation>
    </message>
    <message>
        <source>The log could not be saved to %1: %2. Choose another place.</source>
        <translation>Não foi possível salvar o registro em %1: %2. Escolha outro lugar.</translation>
    </message>
    <message>
        <source>File of the log</source>
        <translation>Arquivo do registro</translation>
    </message>
    <message>
        <source>&amp;Open folder</source>
        <translation>&amp;Abrir pasta</translation>
    </message>
    <message>
        <source>Show the folder of the log and of traces of crashes</source>
        <translation>Mostrar a pasta do registro e dos rastros de falhas</translation>
    </message>
    <message>
        <source>Earlier lines are in %1.</source>
        <translation>Linhas anteriores estão em %1.</translation>
    </message>
    <message>
        <source>No program could be found that shows folders.</source>
        <translation>Não foi encontrado nenhum programa que mostre pastas.</translation>
    </message>
</context>
<context>
    <name>cryptopulse::gui::MainWindow</name>
    <message>
        <source>CryptoPulse</source>
        <translation>CryptoPulse</translation>
    </message>
    <message>
        <source>Actions</source>
        <translation>Ações</translation>
    </message>
    <message>
        <source>Demo: synthetic prices</source>
        <translation>Demonstração: preços sintéticos</translation>
    </message>
    <message>
        <source>%1  %2 – CryptoPulse</source>
        <translation>%1  %2 – CryptoPulse</translation>
    </message>
    <message>
        <source>Stored %1 of %2.</source>
        <translation>Guardado: %1 de %2.</translation>
    </message>
    <message>
        <source>The provider repeated %1 of %2; nothing new to store.</source>
        <translation>O provedor repetiu %1 de %2; nada de novo para guardar.</translation>
    </message>
    <message>
        <source>Trained: accuracy on unseen rows (acc_test) %1.</source>
        <translation>Treinado: acurácia em linhas não vistas (acc_test) %1.</translation>
    </message>
    <message>
        <source>Import prices</source>
        <translation>Importar preços</translation>
    </message>
    <message>
        <source>chart.png</source>
        <translation>grafico.png</translation>
    </message>
    <message>
        <source>Pictures (*.png *.svg)</source>
        <translation>Imagens (*.png *.svg)</translation>
    </message>
    <message>
        <source>Saved %1.</source>
        <translation>Salvo: %1.</translation>
    </message>
    <message>
        <source>prices.csv</source>
        <translation>precos.csv</translation>
    </message>
    <message>
        <source>Saved %1 prices to %2.</source>
        <translation>%1 preços salvos em %2.</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Páginas</translation>
    </message>
    <message>
        <source>Save picture</source>
        <translation>Salvar imagem</translation>
    </message>
    <message>
        <source>Pictures (*.png)</source>
        <translation>Imagens (*.png)</translation>
    </message>
    <message>
        <source>Save data</source>
        <translation>Salvar dados</translation>
    </message>
    <message>
        <source>Lines of values (*.csv)</source>
        <translation>Linhas de valores (*.csv)</translation>
    </message>
    <message>
        <source>Saved %1 values to %2.</source>
        <translation>%1 valores salvos em %2.</translation>
    </message>
    <message>
        <source>Save report</source>
        <translation>Salvar relatório</translation>
    </message>
    <message>
        <source>evaluation.html</source>
        <translation>avaliacao.html</translation>
    </message>
    <message>
        <source>Pages (*.html)</source>
        <translation>Páginas (*.html)</translation>
    </message>
    <message>
        <source>The server was started again; the work ended with it.</source>
        <translation>O servidor foi iniciado de novo; o trabalho acabou com ele.</translation>
    </message>
    <message>
        <source>Start it again where it is still wanted.</source>
        <translation>Inicie-o de novo se ainda fizer falta.</translation>
    </message>
    <message>
        <source>Copied the picture.</source>
        <translation>Imagem copiada.</translation>
    </message>
    <message>
        <source>Saved one value to %1.</source>
        <translation>Um valor salvo em %1.</translation>
    </message>
    <message>
        <source>Saved one price to %1.</source>
        <translation>Um preço salvo em %1.</translation>
    </message>
    <message>
        <source>Files of prices (*.csv *.txt *.tsv *.gz *.zip *.db *.sqlite);;All files (*)</source>
        <translation>Arquivos de preços (*.csv *.txt *.tsv *.gz *.zip *.db *.sqlite);;Todos os arquivos (*)</translation>
    </message>
    <message>
        <source>Lines of time,price, packed or not (*.csv *.csv.gz)</source>
        <translation>Linhas de tempo,preço, compactadas ou não (*.csv *.csv.gz)</translation>
    </message>
    <message>
        <source>Stopped; nothing was saved.</source>
        <translation>Interrompido; nada foi salvo.</translation>
    </message>
    <message>
        <source>%1 – CryptoPulse</source>
        <translation>%1 – CryptoPulse</translation>
    </message>
    <message>
        <source>the synthetic market</source>
        <translation>o mercado sintético</translation>
    </message>
    <message>
        <source>The alert at a price level was of another coin or currency: it is off.</source>
        <translation>O alerta num nível de preço era de outra moeda ou divisa: está desligado.</translation>
    </message>
    <message>
        <source>Set one anew in the settings where it is wanted.</source>
        <translation>Defina outro nas configurações, se quiser.</translation>
    </message>
    <message>
        <source>Models are not in it: they can be trained again. It is put in place with cryptopulse-cli restore FILE while CryptoPulse is closed.</source>
        <translation>Os modelos não estão nela: podem ser treinados de novo. Ela é posta no lugar com cryptopulse-cli restore ARQUIVO enquanto o CryptoPulse está fechado.</translation>
    </message>
    <message>
        <source>Back up the database</source>
        <translation>Copiar o banco de dados</translation>
    </message>
    <message>
        <source>Databases (*.db)</source>
        <translation>Bancos de dados (*.db)</translation>
    </message>
    <message>
        <source>What a server does once a day is set in the settings file in its own folder.</source>
        <translation>O que um servidor faz uma vez por dia é definido no arquivo de configurações da pasta dele.</translation>
    </message>
</context>
<context>
    <name>cryptopulse::gui::MessageBar</name>
    <message>
        <source>What went wrong</source>
        <translation>O que deu errado</translation>
    </message>
    <message>
        <source>What helps</source>
        <translation>O que ajuda</translation>
    </message>
    <message>
        <source>How many messages there are</source>
        <translation>Quantas mensagens há</translation>
    </message>
    <message>
        <source>Hide this message</source>
        <translation>Ocultar esta mensagem</translation>
    </message>
    <message>
        <source>Next try in %1.</source>
        <translation>Próxima tentativa em %1.</translation>
    </message>
    <message>
        <source>Trying again now.</source>
        <translation>Tentando de novo agora.</translation>
    </message>
    <message>
        <source>1 of %1</source>
        <translation>1 de %1</translation>
    </message>
</context>
<context>
    <name>cryptopulse::gui::ModelPanel</name>
    <message>
        <source>Model</source>
        <translation>Modelo</translation>
    </message>
    <message>
        <source>Accuracy on the test rows, acc_test</source>
        <translation>Acurácia nas linhas de teste, acc_test</translation>
    </message>
    <message>
        <source>Score of always saying the more common direction</source>
        <translation>Acerto de quem diz sempre a direção mais comum</translation>
    </message>
    <message>
        <source>Accuracy (acc_test)</source>
        <translation>Acurácia (acc_test)</translation>
    </message>
    <message>
        <source>Without a model</source>
        <translation>Sem modelo</translation>
    </message>
    <message>
        <source>Always saying the more common direction would have scored %1.</source>
        <translation>Dizer sempre a direção mais comum teria acertado %1.</translation>
    </message>
    <message>
        <source>The model did not beat that.</source>
        <translation>O modelo não superou isso.</translation>
    </message>
    <message>
        <source>The model was %1 points better.</source>
        <translation>O modelo foi %1 pontos melhor.</translation>
    </message>
    <message>
        <source>Trained %1 on %2 rows, tested on the %3 newest it had not seen.</source>
        <translation>Treinado %1 em %2 linhas, testado nas %3 mais novas, que não tinha visto.</translation>
    </message>
    <message>
        <source>Simple model on unseen data</source>
        <translation>Modelo simples em dados não vistos</translation>
    </message>
    <message>
        <source>The model was %1 points better, no more than luck alone can do.</source>
        <translation>O modelo foi %1 pontos melhor, não mais do que a sorte sozinha consegue.</translation>
    </message>
</context>
<context>
    <name>cryptopulse::gui::PriceSaver</name>
    <message>
        <source>Saving prices to %1…</source>
        <translation>Salvando preços em %1…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Save data</source>
        <translation>Salvar dados</translation>
    </message>
</context>
<context>
    <name>cryptopulse::gui::ProbabilityBar</name>
    <message>
        <source>Scale of the probability</source>
        <translation>Escala da probabilidade</translation>
    </message>
    <message>
        <source>fall</source>
        <translation>queda</translation>
    </message>
    <message>
        <source>50 %</source>
        <translation>50&#xa0;%</translation>
    </message>
    <message>
        <source>rise</source>
        <translation>alta</translation>
    </message>
</context>
<context>
    <name>cryptopulse::gui::Settings</name>
    <message>
        <source>This plan needs a key: paste the one from your CoinGecko account, or choose the plan without a key.</source>
        <translation>Este plano precisa de uma chave: cole a da sua conta CoinGecko ou escolha o plano sem chave.</translation>
    </message>
    <message>
        <source>A key has only letters, digits and signs, without spaces: copy it again.</source>
        <translation>Uma chave só tem letras, dígitos e sinais, sem espaços: copie-a de novo.</translation>
    </message>
    <message>
        <source>This plan allows %1 calls a minute: choose %2 or more.</source>
        <translation>Este plano permite %1 chamadas por minuto: escolha %2 ou mais.</translation>
    </message>
    <message>
        <source>This plan has %1 calls a month; at one every %2 they last %3. Choose %4 s or more to make them last.</source>
        <translation>Este plano tem %1 chamadas por mês; com uma a cada %2 elas duram %3. Escolha %4 s ou mais para que bastem.</translation>
    </message>
    <message>
        <source>Write an address such as 127.0.0.1.</source>
        <translation>Escreva um endereço como 127.0.0.1.</translation>
    </message>
    <message>
        <source>Other machines could reach this address, so clients must send a token: start CryptoPulse with --token-file, or use 127.0.0.1.</source>
        <translation>Outras máquinas poderiam alcançar este endereço, então os clientes precisam enviar um token: inicie o CryptoPulse com --token-file ou use 127.0.0.1.</translation>
    </message>
    <message>
        <source>Choose a folder by its full path.</source>
        <translation>Escolha uma pasta pelo caminho completo.</translation>
    </message>
    <message>
        <source>This is a file: choose a folder.</source>
        <translation>Isto é um arquivo: escolha uma pasta.</translation>
    </message>
    <message>
        <source>Nothing can be written in this folder: choose another one.</source>
        <translation>Não se pode gravar nesta pasta: escolha outra.</translation>
    </message>
    <message>
        <source>Prices come from this source already: choose another one.</source>
        <translation>Os preços já vêm desta fonte: escolha outra.</translation>
    </message>
    <message>
        <source>One quotes in %1, the other in %2, which is another currency: nothing will be compared.</source>
        <translation>Uma cota em %1, a outra em %2, que é outra moeda: nada será comparado.</translation>
    </message>
    <message>
        <source>Write an address such as %1.</source>
        <translation>Escreva um endereço como %1.</translation>
    </message>
</context>
<context>
    <name>cryptopulse::gui::SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>Configurações</translation>
    </message>
    <message>
        <source>Groups of settings</source>
        <translation>Grupos de configurações</translation>
    </message>
    <message>
        <source>&amp;Prices</source>
        <translation>&amp;Preços</translation>
    </message>
    <message>
        <source>Prices &amp;from</source>
        <translation>Preços &amp;de</translation>
    </message>
    <message>
        <source>Where prices come from</source>
        <translation>De onde vêm os preços</translation>
    </message>
    <message>
        <source>CoinGecko</source>
        <translation>CoinGecko</translation>
    </message>
    <message>
        <source>Demo: a synthetic market, no network</source>
        <translation>Demonstração: mercado sintético, sem rede</translation>
    </message>
    <message>
        <source>P&amp;lan</source>
        <translation>P&amp;lano</translation>
    </message>
    <message>
        <source>What your CoinGecko account allows; a key does not tell its plan</source>
        <translation>O que sua conta CoinGecko permite; uma chave não diz seu plano</translation>
    </message>
    <message>
        <source>Without a key</source>
        <translation>Sem chave</translation>
    </message>
    <message>
        <source>Demo key (free)</source>
        <translation>Chave Demo (grátis)</translation>
    </message>
    <message>
        <source>Pro key (paid)</source>
        <translation>Chave Pro (paga)</translation>
    </message>
    <message>
        <source>&amp;Key</source>
        <translation>C&amp;have</translation>
    </message>
    <message>
        <source>Your API key of CoinGecko</source>
        <translation>Sua chave de API da CoinGecko</translation>
    </message>
    <message>
        <source>Paste the key here</source>
        <translation>Cole a chave aqui</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Mostrar</translation>
    </message>
    <message>
        <source>Show the key while you check it</source>
        <translation>Mostrar a chave enquanto você a confere</translation>
    </message>
    <message>
        <source>Show the key</source>
        <translation>Mostrar a chave</translation>
    </message>
    <message>
        <source>About the key</source>
        <translation>Sobre a chave</translation>
    </message>
    <message>
        <source>A call e&amp;very</source>
        <translation>Uma chamada a &amp;cada</translation>
    </message>
    <message>
        <source>Seconds between two scheduled calls</source>
        <translation>Segundos entre duas chamadas programadas</translation>
    </message>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <source>Take the shortest interval for which the calls of a month last</source>
        <translation>Usar o menor intervalo para o qual as chamadas de um mês bastam</translation>
    </message>
    <message>
        <source>About the interval</source>
        <translation>Sobre o intervalo</translation>
    </message>
    <message>
        <source>&amp;Data folder</source>
        <translation>Pas&amp;ta de dados</translation>
    </message>
    <message>
        <source>Holds data/ with the prices and models/ with the model</source>
        <translation>Contém data/ com os preços e models/ com o modelo</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Escolher…</translation>
    </message>
    <message>
        <source>Choose the data folder</source>
        <translation>Escolher a pasta de dados</translation>
    </message>
    <message>
        <source>About the data folder</source>
        <translation>Sobre a pasta de dados</translation>
    </message>
    <message>
        <source>&amp;API</source>
        <translation>&amp;API</translation>
    </message>
    <message>
        <source>&amp;Serve the REST API while the window is open</source>
        <translation>&amp;Servir a API REST enquanto a janela está aberta</translation>
    </message>
    <message>
        <source>Lets programs on this machine ask for prices and forecasts</source>
        <translation>Permite que programas desta máquina peçam preços e previsões</translation>
    </message>
    <message>
        <source>A&amp;ddress</source>
        <translation>En&amp;dereço</translation>
    </message>
    <message>
        <source>127.0.0.1: this machine only</source>
        <translation>127.0.0.1: só esta máquina</translation>
    </message>
    <message>
        <source>About the address</source>
        <translation>Sobre o endereço</translation>
    </message>
    <message>
        <source>P&amp;ort</source>
        <translation>P&amp;orta</translation>
    </message>
    <message>
        <source>0: any free one</source>
        <translation>0: qualquer uma livre</translation>
    </message>
    <message>
        <source>any free one</source>
        <translation>qualquer uma livre</translation>
    </message>
    <message>
        <source>About the port</source>
        <translation>Sobre a porta</translation>
    </message>
    <message>
        <source>&amp;Window</source>
        <translation>&amp;Janela</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Idioma</translation>
    </message>
    <message>
        <source>Language of the window</source>
        <translation>Idioma da janela</translation>
    </message>
    <message>
        <source>About the language</source>
        <translation>Sobre o idioma</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>&amp;Tema</translation>
    </message>
    <message>
        <source>Light or dark</source>
        <translation>Claro ou escuro</translation>
    </message>
    <message>
        <source>Follow the system</source>
        <translation>Seguir o sistema</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Claro</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Escuro</translation>
    </message>
    <message>
        <source>&amp;Keep running in the tray when the window is closed</source>
        <translation>&amp;Continuar na bandeja quando a janela é fechada</translation>
    </message>
    <message>
        <source>Prices go on being collected; Quit ends CryptoPulse</source>
        <translation>Os preços continuam sendo coletados; Sair termina o CryptoPulse</translation>
    </message>
    <message>
        <source>About the tray</source>
        <translation>Sobre a bandeja</translation>
    </message>
    <message>
        <source>Al&amp;erts</source>
        <translation>Al&amp;ertas</translation>
    </message>
    <message>
        <source>CryptoPulse can tell you quietly, once for each event, when</source>
        <translation>O CryptoPulse pode avisar em silêncio, uma vez por evento, quando</translation>
    </message>
    <message>
        <source>the price &amp;crosses</source>
        <translation>o preço &amp;cruza</translation>
    </message>
    <message>
        <source>Told once for each crossing</source>
        <translation>Avisado uma vez por cruzamento</translation>
    </message>
    <message>
        <source>Price level</source>
        <translation>Nível de preço</translation>
    </message>
    <message>
        <source>a rise is at &amp;least this likely</source>
        <translation>uma alta é &amp;no mínimo tão provável</translation>
    </message>
    <message>
        <source>Told once until the probability has left it</source>
        <translation>Avisado uma vez até a probabilidade sair dali</translation>
    </message>
    <message>
        <source>Upper probability</source>
        <translation>Probabilidade superior</translation>
    </message>
    <message>
        <source> %</source>
        <translation>&#xa0;%</translation>
    </message>
    <message>
        <source>a rise is at &amp;most this likely</source>
        <translation>uma alta é no &amp;máximo tão provável</translation>
    </message>
    <message>
        <source>Lower probability</source>
        <translation>Probabilidade inferior</translation>
    </message>
    <message>
        <source>&amp;no new price comes although prices are collected</source>
        <translation>não chega preço no&amp;vo embora a coleta esteja ligada</translation>
    </message>
    <message>
        <source>Told once until a fresh price comes</source>
        <translation>Avisado uma vez até chegar um preço novo</translation>
    </message>
    <message>
        <source>A notice comes from the tray where there is one, else in the window, without a sound and at most once a minute for each kind. It is no advice to trade.</source>
        <translation>O aviso vem da bandeja, onde houver, senão na janela, sem som e no máximo uma vez por minuto de cada tipo. Não é conselho de negociação.</translation>
    </message>
    <message>
        <source>About alerts</source>
        <translation>Sobre os alertas</translation>
    </message>
    <message>
        <source>What could not be applied</source>
        <translation>O que não pôde ser aplicado</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Como o sistema</translation>
    </message>
    <message>
        <source>Data folder</source>
        <translation>Pasta de dados</translation>
    </message>
    <message>
        <source>CoinGecko has a new price every 60 s; faster calls mostly get repeats.</source>
        <translation>A CoinGecko tem um preço novo a cada 60 s; chamadas mais rápidas em geral recebem repetições.</translation>
    </message>
    <message>
        <source>Another folder begins with prices and a model of its own.</source>
        <translation>Outra pasta começa com preços e um modelo próprios.</translation>
    </message>
    <message>
        <source>Only programs on this machine can reach it.</source>
        <translation>Só programas desta máquina podem alcançá-la.</translation>
    </message>
    <message>
        <source>This desktop shows no tray, so closing the window ends CryptoPulse.</source>
        <translation>Esta área de trabalho não tem bandeja; fechar a janela termina o CryptoPulse.</translation>
    </message>
    <message>
        <source>Use %1 s</source>
        <translation>Usar %1 s</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a page of the settings, what is wrong there</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Binance: in the stablecoin USDT</source>
        <translation>Binance: na moeda estável USDT</translation>
    </message>
    <message>
        <source>Coinbase</source>
        <translation>Coinbase</translation>
    </message>
    <message>
        <source>Kraken</source>
        <translation>Kraken</translation>
    </message>
    <message>
        <source>Bitstamp</source>
        <translation>Bitstamp</translation>
    </message>
    <message>
        <source>If it &amp;fails</source>
        <translation>Se ela &amp;falhar</translation>
    </message>
    <message>
        <source>Sources that are turned to, from above, while the chosen one refuses, fails or is old; each is a series of its own</source>
        <translation>Fontes às quais se recorre, de cima para baixo, enquanto a escolhida recusa, falha ou está desatualizada; cada uma é uma série própria</translation>
    </message>
    <message>
        <source>Co&amp;mpare with</source>
        <translation>Compa&amp;rar com</translation>
    </message>
    <message>
        <source>A second source that live prices are compared with; its prices are never stored</source>
        <translation>Uma segunda fonte com que os preços ao vivo são comparados; os preços dela nunca são guardados</translation>
    </message>
    <message>
        <source>No other source</source>
        <translation>Nenhuma outra fonte</translation>
    </message>
    <message>
        <source>warn &amp;beyond</source>
        <translation>av&amp;isar acima de</translation>
    </message>
    <message>
        <source>By how much the two prices may differ, in percent of the live one</source>
        <translation>Quanto os dois preços podem diferir, em porcentagem do preço ao vivo</translation>
    </message>
    <message>
        <source>About the comparison</source>
        <translation>Sobre a comparação</translation>
    </message>
    <message>
        <source>Calls of this month</source>
        <translation>Chamadas deste mês</translation>
    </message>
    <message>
        <source>&amp;Storage</source>
        <translation>Arma&amp;zenamento</translation>
    </message>
    <message>
        <source>Prices &amp;kept in</source>
        <translation>&amp;Guardar preços em</translation>
    </message>
    <message>
        <source>Where prices, forecasts and, with a server, models are kept</source>
        <translation>Onde ficam os preços, as previsões e, com um servidor, os modelos</translation>
    </message>
    <message>
        <source>A file in the data folder</source>
        <translation>Um arquivo na pasta de dados</translation>
    </message>
    <message>
        <source>A PostgreSQL database, shared by programs</source>
        <translation>Um banco PostgreSQL compartilhado</translation>
    </message>
    <message>
        <source>Add&amp;ress</source>
        <translation>Ende&amp;reço</translation>
    </message>
    <message>
        <source>The address of the database, as --database takes it</source>
        <translation>O endereço do banco de dados, como em --database</translation>
    </message>
    <message>
        <source>About the database</source>
        <translation>Sobre o banco de dados</translation>
    </message>
    <message>
        <source>Passw&amp;ord</source>
        <translation>&amp;Senha</translation>
    </message>
    <message>
        <source>The password of the user of the database</source>
        <translation>A senha do usuário do banco de dados</translation>
    </message>
    <message>
        <source>About the password</source>
        <translation>Sobre a senha</translation>
    </message>
    <message>
        <source>It is asked once a minute at most, and its prices are only looked at.</source>
        <translation>Ela é consultada no máximo uma vez por minuto, e os preços dela só são comparados.</translation>
    </message>
    <message>
        <source>Prices stay where they are: another store has prices and models of its own.</source>
        <translation>Os preços ficam onde estão: outro armazenamento tem preços e modelos próprios.</translation>
    </message>
    <message>
        <source>Binance, in USDT</source>
        <translation>Binance, em USDT</translation>
    </message>
</context>
<context>
    <name>cryptopulse::gui::ShortcutsDialog</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Atalhos de teclado</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Buscar</translation>
    </message>
    <message>
        <source>Search the actions</source>
        <translation>Buscar nas ações</translation>
    </message>
    <message>
        <source>Actions and their keys</source>
        <translation>Ações e suas teclas</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Ação</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Teclas</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Menu</translation>
    </message>
    <message>
        <source>Zoom in, zoom out</source>
        <translation>Ampliar, reduzir</translation>
    </message>
    <message>
        <source>Move through time</source>
        <translation>Andar no tempo</translation>
    </message>
    <message>
        <source>arrow keys</source>
        <translation>setas</translation>
    </message>
    <message>
        <source>Move the crosshair</source>
        <translation>Mover a mira</translation>
    </message>
    <message>
        <source>Shift + arrow keys</source>
        <translation>Shift + setas</translation>
    </message>
    <message>
        <source>Show everything, the newest</source>
        <translation>Mostrar tudo, o mais novo</translation>
    </message>
    <message>
        <source>Home, End</source>
        <translation>Home, End</translation>
    </message>
    <message>
        <source>Line, area, candles</source>
        <translation>Linha, área, velas</translation>
    </message>
    <message>
        <source>Length of a candle</source>
        <translation>Duração de uma vela</translation>
    </message>
    <message>
        <source>What is drawn with the price</source>
        <translation>O que se desenha com o preço</translation>
    </message>
    <message>
        <source>Moving averages of 5 and 15 steps</source>
        <translation>Médias móveis de 5 e 15 passos</translation>
    </message>
    <message>
        <source>Past forecasts, their probabilities</source>
        <translation>Previsões passadas, suas probabilidades</translation>
    </message>
    <message>
        <source>Follow the newest price</source>
        <translation>Seguir o preço mais novo</translation>
    </message>
    <message>
        <source>Prices as a table</source>
        <translation>Preços em tabela</translation>
    </message>
    <message>
        <source>Chart</source>
        <translation>Gráfico</translation>
    </message>
</context>
<context>
    <name>cryptopulse::gui::SourceOrder</name>
    <message>
        <source>&amp;Up</source>
        <translation>Para &amp;cima</translation>
    </message>
    <message>
        <source>&amp;Down</source>
        <translation>Para &amp;baixo</translation>
    </message>
    <message>
        <source>Sources to turn to, in their order</source>
        <translation>Fontes alternativas, na sua ordem</translation>
    </message>
    <message>
        <source>Turn to this source earlier (Alt+Up)</source>
        <translation>Recorrer antes a esta fonte (Alt+Cima)</translation>
    </message>
    <message>
        <source>Turn to this source later (Alt+Down)</source>
        <translation>Recorrer depois a esta fonte (Alt+Baixo)</translation>
    </message>
</context>
<context>
    <name>cryptopulse::gui::StatusLine</name>
    <message>
        <source>State of the price feed</source>
        <translation>Estado da fonte de preços</translation>
    </message>
    <message>
        <source>Stored prices</source>
        <translation>Preços guardados</translation>
    </message>
    <message>
        <source>Address of the API</source>
        <translation>Endereço da API</translation>
    </message>
    <message>
        <source>Source of the data</source>
        <translation>Origem dos dados</translation>
    </message>
    <message>
        <source>Prices stored: %1</source>
        <translation>Preços guardados: %1</translation>
    </message>
    <message>
        <source>Server: not connected</source>
        <translation>Servidor: sem conexão</translation>
    </message>
    <message>
        <source>%1, asking now</source>
        <translation>%1, consultando</translation>
    </message>
    <message>
        <source>%1, next call in %2</source>
        <translation>%1, próxima chamada em %2</translation>
    </message>
    <message>
        <source>Server: %1</source>
        <translation>Servidor: %1</translation>
    </message>
    <message>
        <source>API: off</source>
        <translation>API: desligada</translation>
    </message>
    <message>
        <source>API: %1</source>
        <translation>API: %1</translation>
    </message>
    <message>
        <source>Demo: synthetic prices</source>
        <translation>Demonstração: preços sintéticos</translation>
    </message>
    <message>
        <source>Comparison with a second source</source>
        <translation>Comparação com uma segunda fonte</translation>
    </message>
    <message>
        <source>Calls of this month</source>
        <translation>Chamadas deste mês</translation>
    </message>
    <message>
        <source>Prices stored: %1 (%2 waiting)</source>
        <translation>Preços guardados: %1 (%2 em espera)</translation>
    </message>
</context>
<context>
    <name>cryptopulse::gui::TrayIcon</name>
    <message>
        <source>no prices yet</source>
        <translation>ainda sem preços</translation>
    </message>
    <message>
        <source>%1: %2, %3</source>
        <comment>pair, price, its age</comment>
        <translation>%1: %2, %3</translation>
    </message>
    <message>
        <source>Hide the window</source>
        <translation>Ocultar a janela</translation>
    </message>
    <message>
        <source>Show the window</source>
        <translation>Mostrar a janela</translation>
    </message>
</context>
<context>
    <name>cryptopulse::gui::Venues</name>
    <message>
        <source>Data provided by CoinGecko</source>
        <translation>Dados fornecidos por CoinGecko</translation>
    </message>
    <message>
        <source>Data of %1</source>
        <translation>Dados da %1</translation>
    </message>
    <message>
        <source>Data: %1</source>
        <translation>Dados: %1</translation>
    </message>
</context>
<context>
    <name>cryptopulse::gui::WelcomePage</name>
    <message>
        <source>Start with a few prices</source>
        <translation>Comece coletando preços</translation>
    </message>
    <message>
        <source>1</source>
        <translation>1</translation>
    </message>
    <message>
        <source>2</source>
        <translation>2</translation>
    </message>
    <message>
        <source>Train. A model needs 40 usable rows; the panel on the right counts them.</source>
        <translation>Treine. Um modelo precisa de 40 linhas utilizáveis; o painel à direita as conta.</translation>
    </message>
    <message>
        <source>3</source>
        <translation>3</translation>
    </message>
    <message>
        <source>Predict. Read the probability of a rise, and next to it what such a model has been worth.</source>
        <translation>Preveja. Leia a probabilidade de alta e, ao lado, quanto um modelo assim tem valido.</translation>
    </message>
    <message>
        <source>Turn on auto-refresh</source>
        <translation>Ligar a atualização automática</translation>
    </message>
    <message>
        <source>Collect a price every minute from now on</source>
        <translation>Coletar um preço por minuto a partir de agora</translation>
    </message>
    <message>
        <source>Collect now</source>
        <translation>Coletar agora</translation>
    </message>
    <message>
        <source>Collect one price</source>
        <translation>Coletar um preço</translation>
    </message>
    <message>
        <source>Auto-refresh is on</source>
        <translation>Atualização automática ligada</translation>
    </message>
    <message>
        <source>Collecting…</source>
        <translation>Coletando…</translation>
    </message>
    <message>
        <source>Waiting for the server</source>
        <translation>Esperando o servidor</translation>
    </message>
    <message>
        <source>%1 does not answer. Its prices appear here as soon as it does.</source>
        <translation>%1 não responde. Seus preços aparecem aqui assim que responder.</translation>
    </message>
    <message>
        <source>Collect. Fetch past prices, enough within a minute, or let auto-refresh gather one a minute: an hour of them will do.</source>
        <translation>Colete. Busque preços passados, suficientes em um minuto, ou deixe a atualização automática reunir um por minuto: uma hora deles basta.</translation>
    </message>
    <message>
        <source>Fetch past prices…</source>
        <translation>Preços passados…</translation>
    </message>
    <message>
        <source>Enough prices to learn from, within a minute</source>
        <translation>Preços suficientes para aprender, em um minuto</translation>
    </message>
    <message>
        <source>CryptoPulse forecasts whether %1 will be higher five steps from now. It learns from prices that it collects itself, and there are none yet.</source>
        <translation>O CryptoPulse prevê se o preço de %1 estará mais alto daqui a cinco passos. Ele aprende com preços que ele mesmo coleta, e ainda não há nenhum.</translation>
    </message>
</context>
<context>
    <name>cryptopulse::look::Words</name>
    <message>
        <source>just now</source>
        <translation>agora mesmo</translation>
    </message>
    <message>
        <source>%1 ago</source>
        <comment>an age, like 3 min ago</comment>
        <translation>há %1</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>date, time of day</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>About even: a coin would say the same.</source>
        <translation>Quase igual: uma moeda diria o mesmo.</translation>
    </message>
    <message>
        <source>Slightly more likely up than down.</source>
        <translation>Alta um pouco mais provável que queda.</translation>
    </message>
    <message>
        <source>Slightly more likely down than up.</source>
        <translation>Queda um pouco mais provável que alta.</translation>
    </message>
    <message>
        <source>More likely up than down.</source>
        <translation>Alta mais provável que queda.</translation>
    </message>
    <message>
        <source>More likely down than up.</source>
        <translation>Queda mais provável que alta.</translation>
    </message>
    <message>
        <source>Much more likely up than down.</source>
        <translation>Alta muito mais provável que queda.</translation>
    </message>
    <message>
        <source>Much more likely down than up.</source>
        <translation>Queda muito mais provável que alta.</translation>
    </message>
    <message>
        <source>Feed: idle</source>
        <translation>Coleta: parada</translation>
    </message>
    <message>
        <source>Feed: waiting for the first price</source>
        <translation>Fonte: esperando o primeiro preço</translation>
    </message>
    <message>
        <source>Feed: up to date</source>
        <translation>Fonte: em dia</translation>
    </message>
    <message>
        <source>Feed: newest price is old</source>
        <translation>Fonte: o preço mais novo é antigo</translation>
    </message>
    <message>
        <source>Feed: provider asks to slow down</source>
        <translation>Fonte: o provedor pede mais calma</translation>
    </message>
    <message>
        <source>Feed: last call failed</source>
        <translation>Fonte: a última chamada falhou</translation>
    </message>
    <message>
        <source>in %1</source>
        <comment>a time to come, like in 3 min</comment>
        <translation>em %1</translation>
    </message>
</context>
<context>
    <name>cryptopulse::pages::BacktestPage</name>
    <message>
        <source>Model</source>
        <translation>Modelo</translation>
    </message>
    <message>
        <source>Whose forecasts are judged</source>
        <translation>De quem são as previsões avaliadas</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Passo</translation>
    </message>
    <message>
        <source>What the model counts in</source>
        <translation>Em que o modelo conta</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>Limiar</translation>
    </message>
    <message>
        <source>A trade begins when the probability of a rise is above this</source>
        <translation>Uma operação começa quando a probabilidade de alta passa disto</translation>
    </message>
    <message>
        <source> %</source>
        <translation>&#xa0;%</translation>
    </message>
    <message>
        <source>Fee</source>
        <translation>Taxa</translation>
    </message>
    <message>
        <source>Basis points of what is traded, each time: 10 bp are 0.1 %</source>
        <translation>Pontos-base do que se negocia, a cada vez: 10 pb são 0,1&#xa0;%</translation>
    </message>
    <message>
        <source> bp</source>
        <translation> pb</translation>
    </message>
    <message>
        <source>Slippage</source>
        <translation>Derrapagem</translation>
    </message>
    <message>
        <source>How much worse than the price a trade is filled, in basis points</source>
        <translation>Quanto pior que o preço a operação é executada, em pontos-base</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>Direção</translation>
    </message>
    <message>
        <source>Whether falls are traded as well</source>
        <translation>Se também se opera na queda</translation>
    </message>
    <message>
        <source>Run backtest</source>
        <translation>Fazer backtest</translation>
    </message>
    <message>
        <source>Try this rule on the stored prices, with forecasts that did not know what came after</source>
        <translation>Testar esta regra nos preços guardados, com previsões que não conheciam o que veio depois</translation>
    </message>
    <message>
        <source>Running. Progress is shown at the side.</source>
        <translation>Em andamento. O progresso aparece ao lado.</translation>
    </message>
    <message>
        <source>Backtest</source>
        <translation>Backtest</translation>
    </message>
    <message>
        <source>What would have been left after costs?</source>
        <translation>O que teria sobrado depois dos custos?</translation>
    </message>
    <message>
        <source>Long only</source>
        <translation>Só compra</translation>
    </message>
    <message>
        <source>Long and short</source>
        <translation>Compra e venda</translation>
    </message>
    <message>
        <source>Made %1.</source>
        <translation>Feito %1.</translation>
    </message>
    <message>
        <source>Choose a model and a threshold and press Run backtest to see what such a rule would have gained or lost with fees and slippage, beside holding all along and beside trades at random times. It takes some hundreds of prices in a row; %1 are there.</source>
        <translation>Escolha um modelo e um limiar e pressione Fazer backtest para ver o que tal regra teria ganhado ou perdido com taxas e derrapagem, ao lado de manter o tempo todo e de operações em momentos aleatórios. São precisas algumas centenas de preços seguidos; há %1.</translation>
    </message>
</context>
<context>
    <name>cryptopulse::pages::BacktestView</name>
    <message>
        <source>long above a probability of %1 and short below %2</source>
        <translation>comprado acima da probabilidade de %1 e vendido abaixo de %2</translation>
    </message>
    <message>
        <source>long above a probability of %1</source>
        <translation>comprado acima da probabilidade de %1</translation>
    </message>
    <message>
        <source>%1: %2, out again when the horizon is over (%3). Fee %4 and slippage %5 each time something is traded.</source>
        <translation>%1: %2, fora de novo quando o horizonte acaba (%3). Taxa de %4 e derrapagem de %5 a cada negociação.</translation>
    </message>
    <message>
        <source>Tried on %1.</source>
        <translation>Testado de %1.</translation>
    </message>
    <message>
        <source>Result after costs</source>
        <translation>Resultado após custos</translation>
    </message>
    <message>
        <source>This rule</source>
        <translation>Esta regra</translation>
    </message>
    <message>
        <source>Buy and hold</source>
        <translation>Comprar e manter</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>Retorno</translation>
    </message>
    <message>
        <source>Share of the capital gained or lost from the first to the last step.</source>
        <translation>Parte do capital ganha ou perdida do primeiro ao último passo.</translation>
    </message>
    <message>
        <source>Largest drawdown</source>
        <translation>Maior queda</translation>
    </message>
    <message>
        <source>Largest loss since the highest point before it.</source>
        <translation>Maior perda desde o ponto mais alto anterior.</translation>
    </message>
    <message>
        <source>Sharpe ratio, a year</source>
        <translation>Índice de Sharpe, ao ano</translation>
    </message>
    <message>
        <source>Mean return over its standard deviation. A dash where steps are irregular or nothing was traded.</source>
        <translation>Retorno médio sobre seu desvio-padrão. Um traço quando os passos são irregulares ou nada foi negociado.</translation>
    </message>
    <message>
        <source>… 95 % interval</source>
        <translation>… intervalo de 95&#xa0;%</translation>
    </message>
    <message>
        <source>Where it holds zero, the gain or loss cannot be told from chance.</source>
        <translation>Se contém o zero, o ganho ou a perda não se distingue do acaso.</translation>
    </message>
    <message>
        <source>Exposure</source>
        <translation>Exposição</translation>
    </message>
    <message>
        <source>Mean share of the capital that is in the market.</source>
        <translation>Parte média do capital que está no mercado.</translation>
    </message>
    <message>
        <source>Better than random entries</source>
        <translation>Melhor que entradas aleatórias</translation>
    </message>
    <message>
        <source>Share of random entries with the same turnover that end lower. Below 95 %, luck explains the gain.</source>
        <translation>Parte das entradas aleatórias de mesmo giro que terminam abaixo. Menos de 95&#xa0;%: a sorte explica o ganho.</translation>
    </message>
    <message>
        <source>Trades</source>
        <translation>Operações</translation>
    </message>
    <message>
        <source>Before costs</source>
        <translation>Antes dos custos</translation>
    </message>
    <message>
        <source>After costs</source>
        <translation>Após os custos</translation>
    </message>
    <message>
        <source>Trades with a gain</source>
        <translation>Operações com ganho</translation>
    </message>
    <message>
        <source>Share of trades that end higher than they began.</source>
        <translation>Parte das operações que terminam acima de onde começaram.</translation>
    </message>
    <message>
        <source>Mean trade</source>
        <translation>Operação média</translation>
    </message>
    <message>
        <source>Mean gain or loss of a trade, in basis points of what was put into it.</source>
        <translation>Ganho ou perda média de uma operação, em pontos-base do que se pôs nela.</translation>
    </message>
    <message>
        <source>Number of trades</source>
        <translation>Número de operações</translation>
    </message>
    <message>
        <source>How often a part of the capital went into the market.</source>
        <translation>Quantas vezes uma parte do capital entrou no mercado.</translation>
    </message>
    <message>
        <source>Turnover</source>
        <translation>Giro</translation>
    </message>
    <message>
        <source>How many times the whole capital was traded; in and out count each.</source>
        <translation>Quantas vezes o capital todo foi negociado; entrada e saída contam uma vez cada.</translation>
    </message>
    <message>
        <source>%1 times</source>
        <comment>turnover</comment>
        <translation>%1 vezes</translation>
    </message>
    <message>
        <source>What it takes to earn the costs</source>
        <translation>O que é preciso para pagar os custos</translation>
    </message>
    <message>
        <source>Costs of a trade</source>
        <translation>Custo de uma operação</translation>
    </message>
    <message>
        <source>Fee and slippage, once in and once out.</source>
        <translation>Taxa e derrapagem, uma vez na entrada e uma na saída.</translation>
    </message>
    <message>
        <source>Mean move</source>
        <translation>Movimento médio</translation>
    </message>
    <message>
        <source>How far the price goes over the horizon, up or down. Costs must be small beside it.</source>
        <translation>Quanto o preço anda no horizonte, para cima ou para baixo. Os custos precisam ser pequenos perto disso.</translation>
    </message>
    <message>
        <source>Accuracy to break even</source>
        <translation>Acurácia para empatar</translation>
    </message>
    <message>
        <source>Accuracy of these trades</source>
        <translation>Acurácia destas operações</translation>
    </message>
    <message>
        <source>Share of these trades that went the right way, before costs.</source>
        <translation>Parte destas operações que foi na direção certa, antes dos custos.</translation>
    </message>
    <message>
        <source>Accuracy of the model</source>
        <translation>Acurácia do modelo</translation>
    </message>
    <message>
        <source>Of all its forecasts, from the newest evaluation of this model and step. A dash without one.</source>
        <translation>De todas as suas previsões, na avaliação mais nova deste modelo e passo. Um traço quando não há.</translation>
    </message>
    <message>
        <source>Gain over time, after costs</source>
        <translation>Ganho ao longo do tempo, após custos</translation>
    </message>
    <message>
        <source>Gain</source>
        <translation>Ganho</translation>
    </message>
    <message>
        <source>Random entries, 5 to 95 %</source>
        <translation>Entradas aleatórias, 5 a 95&#xa0;%</translation>
    </message>
    <message>
        <source>Random entries, median</source>
        <translation>Entradas aleatórias, mediana</translation>
    </message>
    <message>
        <source>There is no time to show.</source>
        <translation>Não há período a mostrar.</translation>
    </message>
    <message>
        <source>What the rule and holding all along would have gained.</source>
        <translation>O que a regra e manter o tempo todo teriam ganhado.</translation>
    </message>
    <message>
        <source>Random entries are the same trades at other times: inside their band, the rule did no better than chance.</source>
        <translation>Entradas aleatórias são as mesmas operações em outros momentos: dentro da faixa delas, a regra não foi melhor que o acaso.</translation>
    </message>
    <message>
        <source>Drawdown</source>
        <translation>Queda desde o pico</translation>
    </message>
    <message>
        <source>Share lost since the highest point before.</source>
        <translation>Parte perdida desde o ponto mais alto anterior.</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Perda</translation>
    </message>
    <message>
        <source>Return over the threshold</source>
        <translation>Retorno por limiar</translation>
    </message>
    <message>
        <source>What other thresholds would have returned. The best of many is good by luck as well.</source>
        <translation>O que outros limiares teriam rendido. O melhor entre muitos também é bom por sorte.</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>Limiar</translation>
    </message>
    <message>
        <source>Return after costs</source>
        <translation>Retorno após custos</translation>
    </message>
    <message>
        <source>Chosen</source>
        <translation>Escolhido</translation>
    </message>
    <message>
        <source>Trades over the threshold</source>
        <translation>Operações por limiar</translation>
    </message>
    <message>
        <source>How often other thresholds would have traded.</source>
        <translation>Quantas vezes outros limiares teriam operado.</translation>
    </message>
    <message>
        <source>Mean gain or loss of a trade, in basis points of what was put into it. Trades that overlap share their costs: only what is bought or sold is paid for.</source>
        <translation>Ganho ou perda média de uma operação, em pontos-base do que se pôs nela. Operações que se sobrepõem dividem os custos: só se paga pelo que é comprado ou vendido.</translation>
    </message>
    <message>
        <source>Accuracy at which a trade of that size pays for itself.</source>
        <translation>Acurácia com que uma operação desse tamanho se paga.</translation>
    </message>
    <message>
        <source>none: costs exceed any gain</source>
        <translation>nenhuma: os custos superam qualquer ganho</translation>
    </message>
</context>
<context>
    <name>cryptopulse::pages::Choices</name>
    <message>
        <source>The mixture of all experts, weighted by how well each has done</source>
        <translation>A mistura de todos os especialistas, com pesos conforme o acerto de cada um</translation>
    </message>
    <message>
        <source>Logistic regression on six features, trained before each period</source>
        <translation>Regressão logística sobre seis variáveis, treinada antes de cada período</translation>
    </message>
    <message>
        <source>Logistic regression on features that are the same at any price level</source>
        <translation>Regressão logística sobre variáveis que valem igual em qualquer nível de preço</translation>
    </message>
    <message>
        <source>The coefficients that ship with the program, never trained here</source>
        <translation>Os coeficientes que vêm com o programa, nunca treinados aqui</translation>
    </message>
    <message>
        <source>One half, always: what every forecast must beat</source>
        <translation>Sempre um meio: o que toda previsão precisa superar</translation>
    </message>
    <message>
        <source>One expert of the mixture by itself</source>
        <translation>Um especialista da mistura, sozinho</translation>
    </message>
    <message>
        <source>Adaptive</source>
        <translation>Adaptativo</translation>
    </message>
    <message>
        <source>Simple</source>
        <translation>Simples</translation>
    </message>
    <message>
        <source>Logistic</source>
        <translation>Logístico</translation>
    </message>
    <message>
        <source>Prior</source>
        <translation>Prior</translation>
    </message>
    <message>
        <source>Coin</source>
        <translation>Moeda</translation>
    </message>
    <message>
        <source>Auto</source>
        <comment>the step of a model</comment>
        <translation>Auto</translation>
    </message>
    <message>
        <source>The interval of the newest prices where they keep one, else every price</source>
        <translation>O intervalo dos preços mais novos, se eles mantêm um; senão, cada preço</translation>
    </message>
    <message>
        <source>Every price</source>
        <translation>Cada preço</translation>
    </message>
    <message>
        <source>%1 prices ahead</source>
        <translation>%1 preços à frente</translation>
    </message>
    <message>
        <source>%1 steps of %2 ahead</source>
        <translation>%1 passos de %2 à frente</translation>
    </message>
</context>
<context>
    <name>cryptopulse::pages::ConfusionGrid</name>
    <message>
        <source>It rose</source>
        <translation>Subiu</translation>
    </message>
    <message>
        <source>It did not rise</source>
        <translation>Não subiu</translation>
    </message>
    <message>
        <source>Called a rise</source>
        <translation>Previu alta</translation>
    </message>
    <message>
        <source>Called no rise</source>
        <translation>Não previu alta</translation>
    </message>
    <message>
        <source>right: rise found</source>
        <translation>certo: alta achada</translation>
    </message>
    <message>
        <source>wrong: false alarm</source>
        <translation>errado: alarme falso</translation>
    </message>
    <message>
        <source>wrong: rise missed</source>
        <translation>errado: alta perdida</translation>
    </message>
    <message>
        <source>right: no rise</source>
        <translation>certo: sem alta</translation>
    </message>
    <message>
        <source>Called a rise, and it rose</source>
        <translation>Previu alta, e subiu</translation>
    </message>
    <message>
        <source>Called a rise, and it did not rise</source>
        <translation>Previu alta, e não subiu</translation>
    </message>
    <message>
        <source>Called no rise, and it rose</source>
        <translation>Não previu alta, e subiu</translation>
    </message>
    <message>
        <source>Called no rise, and it did not rise</source>
        <translation>Não previu alta, e não subiu</translation>
    </message>
    <message>
        <source>%1 of all</source>
        <comment>a share</comment>
        <translation>%1 de tudo</translation>
    </message>
</context>
<context>
    <name>cryptopulse::pages::EvaluationPage</name>
    <message>
        <source>Model</source>
        <translation>Modelo</translation>
    </message>
    <message>
        <source>Whose forecasts are judged</source>
        <translation>De quem são as previsões avaliadas</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Passo</translation>
    </message>
    <message>
        <source>What the model counts in</source>
        <translation>Em que o modelo conta</translation>
    </message>
    <message>
        <source>Learns from</source>
        <translation>Aprende com</translation>
    </message>
    <message>
        <source>What the models are trained on before each period. The adaptive model and its experts remember as they are made to.</source>
        <translation>Com o que os modelos são treinados antes de cada período. O adaptativo e seus especialistas lembram como foram feitos para lembrar.</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>Dias</translation>
    </message>
    <message>
        <source>How many days before each period</source>
        <translation>Quantos dias antes de cada período</translation>
    </message>
    <message>
        <source>Judges shuffled prices and a planted signal as well, and looks for look-ahead. Takes several times as long.</source>
        <translation>Avalia também preços embaralhados e um sinal plantado, e procura por olhar adiante. Demora várias vezes mais.</translation>
    </message>
    <message>
        <source>Evaluate</source>
        <translation>Avaliar</translation>
    </message>
    <message>
        <source>Judge the forecasts of this model on the stored prices, each made without knowing what came after</source>
        <translation>Avaliar as previsões deste modelo nos preços guardados, cada uma feita sem conhecer o que veio depois</translation>
    </message>
    <message>
        <source>Save report…</source>
        <translation>Relatório…</translation>
    </message>
    <message>
        <source>Save this evaluation as one HTML page</source>
        <translation>Salvar esta avaliação como uma página HTML</translation>
    </message>
    <message>
        <source>Evaluating. Progress is shown at the side.</source>
        <translation>Avaliando. O progresso aparece ao lado.</translation>
    </message>
    <message>
        <source>Evaluation</source>
        <translation>Avaliação</translation>
    </message>
    <message>
        <source>How good have the forecasts been?</source>
        <translation>Como as previsões têm se saído?</translation>
    </message>
    <message>
        <source>Called and come true</source>
        <translation>Previsto e acontecido</translation>
    </message>
    <message>
        <source>A rise is called above a probability of one half.</source>
        <translation>Prevê-se alta quando a probabilidade passa de um meio.</translation>
    </message>
    <message>
        <source>All before</source>
        <comment>training data</comment>
        <translation>Todo o histórico</translation>
    </message>
    <message>
        <source>Newest days</source>
        <comment>training data</comment>
        <translation>Últimos dias</translation>
    </message>
    <message>
        <source>Made %1.</source>
        <translation>Feita %1.</translation>
    </message>
    <message>
        <source>Choose a model and press Evaluate to see how often its forecasts were right, how good its probabilities were, and whether that is more than luck. It takes some hundreds of prices in a row; %1 are there.</source>
        <translation>Escolha um modelo e pressione Avaliar para ver com que frequência as previsões acertaram, quão boas foram as probabilidades e se isso é mais que sorte. São precisas algumas centenas de preços seguidos; há %1.</translation>
    </message>
    <message>
        <source>Run controls, too</source>
        <translation>Com controles</translation>
    </message>
</context>
<context>
    <name>cryptopulse::pages::EvaluationView</name>
    <message>
        <source>… 95 % interval</source>
        <translation>… intervalo de 95&#xa0;%</translation>
    </message>
    <message>
        <source>Where the true figure lies, 95 times in 100, with the overlap of outcomes taken into account.</source>
        <translation>Onde o valor verdadeiro está, 95 vezes em 100, levando em conta que os resultados se sobrepõem.</translation>
    </message>
    <message>
        <source>Against a coin</source>
        <translation>Em relação ao cara ou coroa</translation>
    </message>
    <message>
        <source>Skill (basis points)</source>
        <translation>Habilidade (pontos-base)</translation>
    </message>
    <message>
        <source>Share of a coin&apos;s log-loss that the forecasts save, in basis points. Above zero they know something.</source>
        <translation>Parte da log-loss de uma moeda que as previsões poupam, em pontos-base. Acima de zero, elas sabem algo.</translation>
    </message>
    <message>
        <source>Luck (Clark-West)</source>
        <translation>Sorte (Clark-West)</translation>
    </message>
    <message>
        <source>p-value: chance that a model which knows nothing does so well. Below 0.05, with a skill above zero, it is called an edge.</source>
        <translation>Valor-p: chance de um modelo que nada sabe ir tão bem. Abaixo de 0,05, com habilidade acima de zero, chama-se vantagem.</translation>
    </message>
    <message>
        <source>Luck (Diebold-Mariano)</source>
        <translation>Sorte (Diebold-Mariano)</translation>
    </message>
    <message>
        <source>p-value: chance that forecasts no better than a coin have so low a log-loss. Above 0.95 they are called worse than a coin.</source>
        <translation>Valor-p: chance de previsões não melhores que uma moeda terem log-loss tão baixa. Acima de 0,95, chamam-se piores que uma moeda.</translation>
    </message>
    <message>
        <source>Forecasts scored</source>
        <translation>Previsões avaliadas</translation>
    </message>
    <message>
        <source>How many forecasts have a known outcome.</source>
        <translation>Quantas previsões têm resultado conhecido.</translation>
    </message>
    <message>
        <source>Independent forecasts</source>
        <translation>Previsões independentes</translation>
    </message>
    <message>
        <source>Outcomes of neighbouring forecasts overlap: all of them tell as much as so many that do not.</source>
        <translation>Os resultados de previsões vizinhas se sobrepõem: todas juntas dizem tanto quanto este número delas sem sobreposição.</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>Direção</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>Acurácia</translation>
    </message>
    <message>
        <source>Share of forecasts on the side that came true. A rise is called above one half, so that a coin calls none.</source>
        <translation>Parte das previsões do lado que se confirmou. Prevê-se alta acima de um meio, de modo que a moeda nunca prevê alta.</translation>
    </message>
    <message>
        <source>Balanced accuracy</source>
        <translation>Acurácia balanceada</translation>
    </message>
    <message>
        <source>Mean of the accuracy on rises and on the rest. A coin has 50 %.</source>
        <translation>Média da acurácia nas altas e no resto. Uma moeda tem 50&#xa0;%.</translation>
    </message>
    <message>
        <source>Accuracy, boldest tenth</source>
        <translation>Acurácia, décimo mais ousado</translation>
    </message>
    <message>
        <source>Accuracy of the forecasts that are farthest from one half.</source>
        <translation>Acurácia das previsões mais distantes de um meio.</translation>
    </message>
    <message>
        <source>Base rate</source>
        <translation>Taxa de base</translation>
    </message>
    <message>
        <source>Share of the time that the price rose. Always saying the common side scores this, or the rest.</source>
        <translation>Parte do tempo em que o preço subiu. Dizer sempre o lado mais comum acerta isto, ou o resto.</translation>
    </message>
    <message>
        <source>AUC</source>
        <translation>AUC</translation>
    </message>
    <message>
        <source>Chance that a rise was given a higher probability than a fall. A coin has 0.5.</source>
        <translation>Chance de uma alta ter recebido probabilidade maior que uma queda. Uma moeda tem 0,5.</translation>
    </message>
    <message>
        <source>Luck (Pesaran-Timmermann)</source>
        <translation>Sorte (Pesaran-Timmermann)</translation>
    </message>
    <message>
        <source>p-value: chance of calling so many directions right without any sense of timing.</source>
        <translation>Valor-p: chance de acertar tantas direções sem noção alguma do momento.</translation>
    </message>
    <message>
        <source>Probabilities</source>
        <translation>Probabilidades</translation>
    </message>
    <message>
        <source>Log-loss</source>
        <translation>Log-loss</translation>
    </message>
    <message>
        <source>Mean penalty of the probabilities. A coin has 0.69315; less is better.</source>
        <translation>Penalidade média das probabilidades. Uma moeda tem 0,69315; menos é melhor.</translation>
    </message>
    <message>
        <source>Brier score</source>
        <translation>Escore de Brier</translation>
    </message>
    <message>
        <source>Mean squared error of the probabilities. A coin has 0.25; less is better.</source>
        <translation>Erro quadrático médio das probabilidades. Uma moeda tem 0,25; menos é melhor.</translation>
    </message>
    <message>
        <source>… unreliability</source>
        <translation>… falta de confiabilidade</translation>
    </message>
    <message>
        <source>Part of the Brier score: how far probabilities are from what happened. Less is better.</source>
        <translation>Parte do escore de Brier: quão longe as probabilidades estão do que aconteceu. Menos é melhor.</translation>
    </message>
    <message>
        <source>… resolution</source>
        <translation>… resolução</translation>
    </message>
    <message>
        <source>Part of the Brier score: how much outcomes differ where forecasts do. More is better.</source>
        <translation>Parte do escore de Brier: quanto os resultados diferem onde as previsões diferem. Mais é melhor.</translation>
    </message>
    <message>
        <source>… uncertainty</source>
        <translation>… incerteza</translation>
    </message>
    <message>
        <source>Part of the Brier score: what the base rate alone leaves open. No forecast changes it.</source>
        <translation>Parte do escore de Brier: o que a taxa de base sozinha deixa em aberto. Nenhuma previsão muda isso.</translation>
    </message>
    <message>
        <source>Calibration slope</source>
        <translation>Inclinação da calibração</translation>
    </message>
    <message>
        <source>1 is right. Below it the probabilities are too bold, above it too timid.</source>
        <translation>1 é o certo. Abaixo, as probabilidades são ousadas demais; acima, tímidas demais.</translation>
    </message>
    <message>
        <source>Calibration intercept</source>
        <translation>Intercepto da calibração</translation>
    </message>
    <message>
        <source>0 is right. Above it rises were more common than forecast, below it rarer.</source>
        <translation>0 é o certo. Acima, as altas foram mais comuns que o previsto; abaixo, mais raras.</translation>
    </message>
    <message>
        <source>%1, %2. Scored %3: %4 of %5 steps, in %6 periods.</source>
        <translation>%1, %2. Avaliado de %3: %4 de %5 passos, em %6 períodos.</translation>
    </message>
    <message>
        <source>Before each, models were trained on the %1 d before it only.</source>
        <comment>days</comment>
        <translation>Antes de cada um, os modelos foram treinados só com os %1 d anteriores.</translation>
    </message>
    <message>
        <source>Before each, models were trained on what came before it only.</source>
        <translation>Antes de cada um, os modelos foram treinados só com o que veio antes.</translation>
    </message>
    <message>
        <source>Rises found against false alarms (ROC)</source>
        <translation>Verdadeiras altas x alarmes falsos (ROC)</translation>
    </message>
    <message>
        <source>Falls called a rise</source>
        <translation>Quedas previstas como alta</translation>
    </message>
    <message>
        <source>Rises found</source>
        <translation>Altas achadas</translation>
    </message>
    <message>
        <source>Coin</source>
        <translation>Moeda</translation>
    </message>
    <message>
        <source>There were not both rises and falls to tell apart.</source>
        <translation>Não houve altas e quedas para distinguir.</translation>
    </message>
    <message>
        <source>The more a line bulges above the dashed one, the better rises and falls are told apart.</source>
        <translation>Quanto mais uma linha se ergue acima da tracejada, melhor se distinguem altas e quedas.</translation>
    </message>
    <message>
        <source>Reliability: what happened over what was forecast</source>
        <translation>Confiabilidade: observado × previsto</translation>
    </message>
    <message>
        <source>Forecast probability of a rise</source>
        <translation>Probabilidade de alta prevista</translation>
    </message>
    <message>
        <source>Share that rose</source>
        <translation>Proporção de altas</translation>
    </message>
    <message>
        <source>95 % interval</source>
        <translation>Intervalo de 95&#xa0;%</translation>
    </message>
    <message>
        <source>As forecast</source>
        <translation>Como previsto</translation>
    </message>
    <message>
        <source>There is no forecast to show.</source>
        <translation>Não há previsão a mostrar.</translation>
    </message>
    <message>
        <source>On the dashed line a probability means what it says. Forecasts in each group: %1.</source>
        <translation>Na linha tracejada, uma probabilidade significa o que diz. Previsões em cada grupo: %1.</translation>
    </message>
    <message>
        <source>Skill over time</source>
        <translation>Habilidade ao longo do tempo</translation>
    </message>
    <message>
        <source>Above zero</source>
        <comment>a period</comment>
        <translation>Acima de zero</translation>
    </message>
    <message>
        <source>Below zero</source>
        <comment>a period</comment>
        <translation>Abaixo de zero</translation>
    </message>
    <message>
        <source>All periods</source>
        <translation>Todos os períodos</translation>
    </message>
    <message>
        <source>There is no period to show.</source>
        <translation>Não há período a mostrar.</translation>
    </message>
    <message>
        <source>%1 of %2 periods lie above zero. Single ones are mostly luck; an edge shows as more above than below, all along.</source>
        <translation>%1 de %2 períodos ficam acima de zero. Cada um é sobretudo sorte; uma vantagem aparece como mais acima que abaixo, o tempo todo.</translation>
    </message>
</context>
<context>
    <name>cryptopulse::pages::ExpertWords</name>
    <message>
        <source>%1, %2 % of its boldness</source>
        <comment>expert, per cent</comment>
        <translation>%1, com %2&#xa0;% da ousadia</translation>
    </message>
    <message>
        <source>Coin: always 50 %</source>
        <translation>Moeda: sempre 50&#xa0;%</translation>
    </message>
    <message>
        <source>Learner, tie to the prior %1, half-life %2 days</source>
        <translation>Aprendiz, laço com o prior %1, meia-vida de %2 dias</translation>
    </message>
    <message>
        <source>Learner, tie to the prior %1, forgets nothing</source>
        <translation>Aprendiz, laço com o prior %1, não esquece nada</translation>
    </message>
    <message>
        <source>Coin</source>
        <translation>Moeda</translation>
    </message>
    <message>
        <source>Simple model</source>
        <translation>Modelo simples</translation>
    </message>
    <message>
        <source>Prior</source>
        <translation>Prior</translation>
    </message>
    <message>
        <source>Learners</source>
        <translation>Aprendizes</translation>
    </message>
</context>
<context>
    <name>cryptopulse::pages::LeakLabPage</name>
    <message>
        <source>Step</source>
        <translation>Passo</translation>
    </message>
    <message>
        <source>What the model counts in</source>
        <translation>Em que o modelo conta</translation>
    </message>
    <message>
        <source>Run leak lab</source>
        <translation>Examinar vazamentos</translation>
    </message>
    <message>
        <source>Judge two learners on the stored prices: by shuffled cross-validation, and forward in time</source>
        <translation>Avaliar dois aprendizes nos preços guardados: por validação cruzada embaralhada e para a frente no tempo</translation>
    </message>
    <message>
        <source>At work. Progress is shown at the side.</source>
        <translation>Trabalhando. O progresso aparece ao lado.</translation>
    </message>
    <message>
        <source>Leak lab</source>
        <translation>Laboratório de vazamentos</translation>
    </message>
    <message>
        <source>What would a careless test have promised?</source>
        <translation>O que um teste descuidado teria prometido?</translation>
    </message>
    <message>
        <source>What leaks, and why</source>
        <translation>O que vaza, e por quê</translation>
    </message>
    <message>
        <source>A label says whether the price is higher five steps later. Neighbouring rows look at almost the same five steps, so their labels are almost the same. Cross-validation that shuffles rows puts one neighbour into training and the other into the test: a learner that only remembers has all but seen the answer.</source>
        <translation>Um rótulo diz se o preço está mais alto cinco passos depois. Linhas vizinhas olham quase os mesmos cinco passos, e por isso seus rótulos são quase iguais. A validação cruzada que embaralha as linhas põe um vizinho no treino e o outro no teste: um aprendiz que só se lembra praticamente já viu a resposta.</translation>
    </message>
    <message>
        <source>Judged forward in time, training ends before the test begins, less the steps whose outcome was not known yet. What is left there is what a forecast is worth.</source>
        <translation>Avaliado para a frente no tempo, o treino termina antes de o teste começar, sem os passos cujo resultado ainda não era conhecido. O que sobra ali é o que uma previsão vale.</translation>
    </message>
    <message>
        <source>Made %1.</source>
        <translation>Feito %1.</translation>
    </message>
    <message>
        <source>Press Run leak lab to see how well two learners seem to forecast these prices when rows are shuffled, and how well they do forward in time. It takes %1 rows; %2 prices are there.</source>
        <translation>Pressione Examinar vazamentos para ver quão bem dois aprendizes parecem prever estes preços com as linhas embaralhadas, e quão bem preveem para a frente no tempo. São precisas %1 linhas; há %2 preços.</translation>
    </message>
</context>
<context>
    <name>cryptopulse::pages::LeakView</name>
    <message>
        <source>Memory</source>
        <comment>a learner</comment>
        <translation>Memória</translation>
    </message>
    <message>
        <source>Logistic</source>
        <comment>a learner</comment>
        <translation>Logístico</translation>
    </message>
    <message>
        <source>%1 points</source>
        <comment>of per cent</comment>
        <translation>%1 pontos</translation>
    </message>
    <message>
        <source>%1 rows (%2), shuffled into %3 parts.</source>
        <translation>%1 linhas (%2), embaralhadas em %3 partes.</translation>
    </message>
    <message>
        <source>Claimed and true</source>
        <translation>Alegado e verdadeiro</translation>
    </message>
    <message>
        <source>Claimed</source>
        <translation>Alegado</translation>
    </message>
    <message>
        <source>True</source>
        <translation>Verdadeiro</translation>
    </message>
    <message>
        <source>Made up</source>
        <comment>by a leak</comment>
        <translation>Inventado</translation>
    </message>
    <message>
        <source>Says what came of the training row that is most like this one.</source>
        <translation>Diz o que aconteceu com a linha de treino mais parecida com esta.</translation>
    </message>
    <message>
        <source>Has too few coefficients to remember rows, so that little leaks.</source>
        <translation>Tem coeficientes de menos para lembrar linhas, de modo que pouco vaza.</translation>
    </message>
    <message>
        <source>%1: accuracy</source>
        <comment>a learner</comment>
        <translation>%1: acurácia</translation>
    </message>
    <message>
        <source>%1: AUC</source>
        <comment>a learner</comment>
        <translation>%1: AUC</translation>
    </message>
    <message>
        <source>What shuffling claims, and what is true</source>
        <translation>O que o embaralhamento alega e o que é verdade</translation>
    </message>
    <message>
        <source>What reaches beyond the dashed line claims to know more than a coin.</source>
        <translation>O que passa da linha tracejada alega saber mais que uma moeda.</translation>
    </message>
    <message>
        <source>Claimed: rows shuffled</source>
        <translation>Alegado: linhas embaralhadas</translation>
    </message>
    <message>
        <source>True: forward in time</source>
        <translation>Verdadeiro: para a frente no tempo</translation>
    </message>
    <message>
        <source>Coin</source>
        <translation>Moeda</translation>
    </message>
</context>
<context>
    <name>cryptopulse::pages::ModelFigures</name>
    <message>
        <source>Weights of the experts</source>
        <translation>Pesos dos especialistas</translation>
    </message>
    <message>
        <source>How much each kind of expert counted in the mixture over time, stacked to 100 %</source>
        <translation>Quanto cada tipo de especialista contou na mistura ao longo do tempo, somando 100&#xa0;%</translation>
    </message>
    <message>
        <source>Why this probability</source>
        <translation>Por que esta probabilidade</translation>
    </message>
    <message>
        <source>What each feature adds to the probability of a rise, in percentage points</source>
        <translation>Quanto cada característica acrescenta à probabilidade de alta, em pontos percentuais</translation>
    </message>
    <message>
        <source>percentage points</source>
        <translation>pontos percentuais</translation>
    </message>
    <message>
        <source>%1 others</source>
        <translation>%1 outras</translation>
    </message>
    <message>
        <source>constant</source>
        <translation>constante</translation>
    </message>
    <message>
        <source>speaks for a rise</source>
        <translation>fala a favor da alta</translation>
    </message>
    <message>
        <source>speaks against it</source>
        <translation>fala contra</translation>
    </message>
    <message>
        <source>Experts</source>
        <translation>Especialistas</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>Peso</translation>
    </message>
    <message>
        <source>Rise</source>
        <translation>Alta</translation>
    </message>
    <message>
        <source>Its share in the mixture, and its probability of a rise.</source>
        <translation>Sua parte na mistura e sua probabilidade de alta.</translation>
    </message>
    <message>
        <source>Simple model</source>
        <translation>Modelo simples</translation>
    </message>
    <message>
        <source>Not trained yet. Train makes it from all prices.</source>
        <translation>Ainda não treinado. Treinar o faz com todos os preços.</translation>
    </message>
    <message>
        <source>Coefficient</source>
        <translation>Coeficiente</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>Média</translation>
    </message>
    <message>
        <source>Std. deviation</source>
        <translation>Desvio padrão</translation>
    </message>
    <message>
        <source>Of the feature less its mean, divided by its standard deviation.</source>
        <translation>Da característica menos sua média, dividida pelo desvio padrão.</translation>
    </message>
    <message>
        <source>Added to all others.</source>
        <translation>Somada a todas as outras.</translation>
    </message>
    <message>
        <source>Rows trained on</source>
        <translation>Linhas de treino</translation>
    </message>
    <message>
        <source>The older three quarters of all usable rows.</source>
        <translation>Os três quartos mais antigos de todas as linhas utilizáveis.</translation>
    </message>
    <message>
        <source>Rows tested on</source>
        <translation>Linhas de teste</translation>
    </message>
    <message>
        <source>The newest quarter, which it had not seen.</source>
        <translation>O quarto mais novo, que ele não tinha visto.</translation>
    </message>
    <message>
        <source>Accuracy there (acc_test)</source>
        <translation>Acurácia ali (acc_test)</translation>
    </message>
    <message>
        <source>Share of these on the side that came true.</source>
        <translation>Parte delas do lado que se confirmou.</translation>
    </message>
    <message>
        <source>AUC there</source>
        <translation>AUC no teste</translation>
    </message>
    <message>
        <source>Chance that a rise was given a higher probability than a fall.</source>
        <translation>Chance de uma alta ter recebido probabilidade maior que uma queda.</translation>
    </message>
</context>
<context>
    <name>cryptopulse::pages::ModelPage</name>
    <message>
        <source>The adaptive model</source>
        <translation>O modelo adaptativo</translation>
    </message>
    <message>
        <source>Nothing is known of it yet.</source>
        <translation>Ainda não se sabe nada dele.</translation>
    </message>
    <message>
        <source>without a prior</source>
        <translation>sem prior</translation>
    </message>
    <message>
        <source>A mixture of %1 experts (%2). It has seen %3 steps and learned from %4 of them.</source>
        <translation>Uma mistura de %1 especialistas (%2). Viu %3 passos e aprendeu com %4 deles.</translation>
    </message>
    <message>
        <source>It is going through the stored prices.</source>
        <translation>Está percorrendo os preços guardados.</translation>
    </message>
    <message>
        <source>It forecasts once there are %1 steps without a hole.</source>
        <translation>Prevê assim que houver %1 passos sem lacuna.</translation>
    </message>
    <message>
        <source>Newest step: %1.</source>
        <translation>Passo mais novo: %1.</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modelo</translation>
    </message>
    <message>
        <source>Shown once the weights have moved.</source>
        <translation>Mostrado assim que os pesos tiverem mudado.</translation>
    </message>
    <message>
        <source>The mixture weighs its experts by how well they did so far. A weight moves only when the outcome of a forecast is known, five steps later.</source>
        <translation>A mistura pondera seus especialistas pelo acerto até aqui. Um peso só muda quando se conhece o resultado de uma previsão, cinco passos depois.</translation>
    </message>
    <message>
        <source>Shown with the next forecast.</source>
        <translation>Mostrado com a próxima previsão.</translation>
    </message>
    <message>
        <source>What each feature adds, in percentage points around 50 %. Their names are those of the documentation: returns (ret), lags (lag), distances to means (dist), and these by the place in the quarter or the hour.</source>
        <translation>O que cada característica acrescenta, em pontos percentuais em torno de 50&#xa0;%. Os nomes são os da documentação: retornos (ret), defasagens (lag), distâncias às médias (dist), e estes pela posição no quarto de hora ou na hora.</translation>
    </message>
</context>
<context>
    <name>cryptopulse::pages::Numbers</name>
    <message>
        <source>%1 %</source>
        <comment>a percentage</comment>
        <translation>%1&#xa0;%</translation>
    </message>
    <message>
        <source>%1 bp</source>
        <comment>basis points</comment>
        <translation>%1 pb</translation>
    </message>
    <message>
        <source>&lt; %1</source>
        <comment>a chance below</comment>
        <translation>&lt; %1</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <comment>from a low figure to a high one</comment>
        <translation>%1 a %2</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <comment>from one moment to another</comment>
        <translation>%1 a %2</translation>
    </message>
    <message>
        <source>less than %1</source>
        <comment>a chance</comment>
        <translation>menos de %1</translation>
    </message>
</context>
<context>
    <name>cryptopulse::pages::ScorecardPage</name>
    <message>
        <source>Model</source>
        <translation>Modelo</translation>
    </message>
    <message>
        <source>Scorecard</source>
        <translation>Placar</translation>
    </message>
    <message>
        <source>Adaptive model</source>
        <translation>Modelo adaptativo</translation>
    </message>
    <message>
        <source>Simple model</source>
        <translation>Modelo simples</translation>
    </message>
    <message>
        <source>Far from the dashed line a forecast is bold; hits there count for more, and so do misses.</source>
        <translation>Longe da linha tracejada a previsão é ousada; ali os acertos contam mais, e os erros também.</translation>
    </message>
    <message>
        <source>No forecast has been written down yet.</source>
        <translation>Nenhuma previsão foi registrada ainda.</translation>
    </message>
    <message>
        <source>The record could not be read: %1.</source>
        <translation>Não foi possível ler o registro: %1.</translation>
    </message>
    <message>
        <source>With every new price the forecast is written down before its outcome is known, and scored five steps later. Leave CryptoPulse open with auto-refresh on.</source>
        <translation>A cada novo preço a previsão é registrada antes de se conhecer o resultado, e pontuada cinco passos depois. Deixe o CryptoPulse aberto com a atualização automática ligada.</translation>
    </message>
</context>
<context>
    <name>cryptopulse::pages::ScorecardView</name>
    <message>
        <source>%1 forecasts, %2, from %3.</source>
        <translation>%1 previsões, %2, de %3.</translation>
    </message>
    <message>
        <source>The record</source>
        <translation>Histórico de previsões</translation>
    </message>
    <message>
        <source>Forecasts given</source>
        <translation>Previsões feitas</translation>
    </message>
    <message>
        <source>Each was written down before its outcome; none is ever changed.</source>
        <translation>Cada uma foi registrada antes do resultado; nenhuma é alterada.</translation>
    </message>
    <message>
        <source>Scored</source>
        <translation>Pontuadas</translation>
    </message>
    <message>
        <source>Their outcome is known, in the step of the newest forecast.</source>
        <translation>O resultado é conhecido, no passo da previsão mais nova.</translation>
    </message>
    <message>
        <source>In another step</source>
        <translation>Em outro passo</translation>
    </message>
    <message>
        <source>Scored, but counted in other steps than now: they are not judged together.</source>
        <translation>Pontuadas, mas contadas em passos diferentes dos de agora: não são julgadas juntas.</translation>
    </message>
    <message>
        <source>Hits</source>
        <translation>Acertos</translation>
    </message>
    <message>
        <source>On the side that came true.</source>
        <translation>Do lado que se confirmou.</translation>
    </message>
    <message>
        <source>Misses</source>
        <translation>Erros</translation>
    </message>
    <message>
        <source>On the other side; a probability of one half is on neither.</source>
        <translation>Do outro lado; uma probabilidade de um meio não está em nenhum.</translation>
    </message>
    <message>
        <source>Still open</source>
        <translation>Em aberto</translation>
    </message>
    <message>
        <source>Their outcome is to come.</source>
        <translation>O resultado ainda virá.</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Desconhecidas</translation>
    </message>
    <message>
        <source>Prices are missing where the outcome would have been seen: not guessed.</source>
        <translation>Faltam preços onde o resultado seria visto: não se adivinha.</translation>
    </message>
    <message>
        <source>Forecasts a day</source>
        <translation>Previsões por dia</translation>
    </message>
    <message>
        <source>Over the last 30 days of the record.</source>
        <translation>Nos últimos 30 dias do registro.</translation>
    </message>
    <message>
        <source>What it is worth</source>
        <translation>Desempenho</translation>
    </message>
    <message>
        <source>95 % interval</source>
        <translation>Intervalo de 95&#xa0;%</translation>
    </message>
    <message>
        <source>Skill</source>
        <translation>Habilidade</translation>
    </message>
    <message>
        <source>Share of a coin&apos;s log-loss that the forecasts save, in basis points. Above zero they know something.</source>
        <translation>Parte da log-loss de uma moeda que as previsões poupam, em pontos-base. Acima de zero, elas sabem algo.</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>Acurácia</translation>
    </message>
    <message>
        <source>Share of forecasts on the side that came true.</source>
        <translation>Parte das previsões do lado que se confirmou.</translation>
    </message>
    <message>
        <source>Base rate</source>
        <translation>Taxa de base</translation>
    </message>
    <message>
        <source>Share of the time that the price rose.</source>
        <translation>Parte do tempo em que o preço subiu.</translation>
    </message>
    <message>
        <source>Brier score</source>
        <translation>Escore de Brier</translation>
    </message>
    <message>
        <source>Mean squared error of the probabilities. A coin has 0.25; less is better.</source>
        <translation>Erro quadrático médio das probabilidades. Uma moeda tem 0,25; menos é melhor.</translation>
    </message>
    <message>
        <source>Calibration slope</source>
        <translation>Inclinação da calibração</translation>
    </message>
    <message>
        <source>1 is right. Below it the probabilities are too bold, above it too timid.</source>
        <translation>1 é o certo. Abaixo, as probabilidades são ousadas demais; acima, tímidas demais.</translation>
    </message>
    <message>
        <source>Independent forecasts</source>
        <translation>Previsões independentes</translation>
    </message>
    <message>
        <source>Outcomes of neighbouring forecasts overlap: all of them tell as much as so many that do not.</source>
        <translation>Os resultados de previsões vizinhas se sobrepõem: todas juntas dizem tanto quanto este número delas sem sobreposição.</translation>
    </message>
    <message>
        <source>Luck (Clark-West p)</source>
        <translation>Sorte (p de Clark-West)</translation>
    </message>
    <message>
        <source>Chance that a model which knows nothing does so well.</source>
        <translation>Chance de um modelo que não sabe nada se sair tão bem.</translation>
    </message>
    <message>
        <source>Skill as time goes on</source>
        <translation>Habilidade ao longo do tempo</translation>
    </message>
    <message>
        <source>Skill (basis points)</source>
        <translation>Habilidade (pontos-base)</translation>
    </message>
    <message>
        <source>Coin (zero)</source>
        <translation>Moeda (zero)</translation>
    </message>
    <message>
        <source>Shown from %1 scored forecasts on.</source>
        <translation>Mostrado a partir de %1 previsões pontuadas.</translation>
    </message>
    <message>
        <source>Each point judges the %1 forecasts before it. Where the band holds zero, luck explains it.</source>
        <translation>Cada ponto julga as %1 previsões anteriores. Onde a faixa contém o zero, a sorte explica.</translation>
    </message>
    <message>
        <source>Hits and misses</source>
        <translation>Acertos e erros</translation>
    </message>
    <message>
        <source>The newest forecasts by their probability of a rise, and whether they were on the side that came true</source>
        <translation>As previsões mais novas pela probabilidade de alta, e se estavam do lado que se confirmou</translation>
    </message>
    <message>
        <source>Forecast probability of a rise</source>
        <translation>Probabilidade de alta prevista</translation>
    </message>
    <message>
        <source>Hit</source>
        <translation>Acerto</translation>
    </message>
    <message>
        <source>Miss</source>
        <translation>Erro</translation>
    </message>
    <message>
        <source>One half</source>
        <translation>50 %</translation>
    </message>
    <message>
        <source>%1 forecast, %2, from %3.</source>
        <translation>%1 previsão, %2, de %3.</translation>
    </message>
</context>
<context>
    <name>cryptopulse::pages::VerdictWords</name>
    <message>
        <source>Looks better than a coin, with a reason for doubt.</source>
        <translation>Parece melhor que uma moeda, com motivo para dúvida.</translation>
    </message>
    <message>
        <source>Better than a coin on these prices.</source>
        <translation>Melhor que uma moeda nestes preços.</translation>
    </message>
    <message>
        <source>No edge over a coin was shown.</source>
        <translation>Nenhuma vantagem sobre uma moeda foi mostrada.</translation>
    </message>
    <message>
        <source>Worse than a coin.</source>
        <translation>Pior que uma moeda.</translation>
    </message>
    <message>
        <source>Too few forecasts to judge.</source>
        <translation>Previsões de menos para avaliar.</translation>
    </message>
    <message>
        <source>Better than a coin so far.</source>
        <translation>Melhor que uma moeda até agora.</translation>
    </message>
    <message>
        <source>No edge over a coin so far.</source>
        <translation>Nenhuma vantagem sobre uma moeda até agora.</translation>
    </message>
    <message>
        <source>Worse than a coin so far.</source>
        <translation>Pior que uma moeda até agora.</translation>
    </message>
    <message>
        <source>Too few forecasts to judge yet.</source>
        <translation>Ainda há poucas previsões para julgar.</translation>
    </message>
    <message>
        <source>Outcomes overlap: all of them tell as much as %1 independent ones, and at least %2 are needed. The figures below may say anything.</source>
        <translation>Os resultados se sobrepõem: todos juntos dizem tanto quanto %1 independentes, e são precisos pelo menos %2. Os números abaixo podem dizer qualquer coisa.</translation>
    </message>
    <message>
        <source>Against a coin the skill is %1 (95 % interval: %2).</source>
        <translation>Contra uma moeda, a habilidade é %1 (intervalo de 95&#xa0;%: %2).</translation>
    </message>
    <message>
        <source>A forecaster who knows nothing would do so well with a chance of %1. Costs are not in it, and what was is no promise of what will be.</source>
        <translation>Quem nada sabe iria tão bem com uma chance de %1. Os custos não estão incluídos, e o que foi não promete o que será.</translation>
    </message>
    <message>
        <source>Following these forecasts costs more than not knowing.</source>
        <translation>Seguir estas previsões custa mais que não saber.</translation>
    </message>
    <message>
        <source>Luck explains that. Were it real and stayed as it is, prices of about %1 d more would show it.</source>
        <comment>days</comment>
        <translation>A sorte explica isso. Se fosse real e continuasse assim, preços de mais uns %1 d a mostrariam.</translation>
    </message>
    <message>
        <source>That does not prove that there is none; these prices do not show one.</source>
        <translation>Isso não prova que não haja; estes preços não mostram nenhuma.</translation>
    </message>
    <message>
        <source>Controls passed: nothing is found in the same returns shuffled, a planted signal is found, and %1 forecasts repeated without the future came out the same.</source>
        <translation>Controles aprovados: nada se acha nos mesmos retornos embaralhados, um sinal plantado é achado, e %1 previsões repetidas sem o futuro saíram iguais.</translation>
    </message>
    <message>
        <source>there are too few prices to test whether forecasts look ahead</source>
        <translation>há preços de menos para testar se as previsões olham adiante</translation>
    </message>
    <message>
        <source>forecasts change when the future is taken away</source>
        <translation>as previsões mudam quando se tira o futuro</translation>
    </message>
    <message>
        <source>an edge is found in shuffled returns, where there is none</source>
        <translation>acha-se uma vantagem em retornos embaralhados, onde não há nenhuma</translation>
    </message>
    <message>
        <source>a planted signal is not found (there may be too few prices)</source>
        <translation>um sinal plantado não é achado (pode haver preços de menos)</translation>
    </message>
    <message>
        <source>Controls not passed, so do not rely on this evaluation: %1.</source>
        <translation>Controles não aprovados, portanto não confie nesta avaliação: %1.</translation>
    </message>
    <message>
        <source>Beware: the prior that ships with the program has learned from a part of this time. A model that uses it knows more than it could have known then, and looks better than it was.</source>
        <translation>Cuidado: o prior que vem com o programa aprendeu com uma parte deste período. Um modelo que o usa sabe mais do que poderia saber na época e parece melhor do que foi.</translation>
    </message>
    <message>
        <source>It never traded.</source>
        <translation>Nunca operou.</translation>
    </message>
    <message>
        <source>No probability went beyond the threshold of %1: nothing was gained and nothing was paid.</source>
        <translation>Nenhuma probabilidade passou do limiar de %1: nada se ganhou e nada se pagou.</translation>
    </message>
    <message>
        <source>It ends at %1; buying and holding at %2.</source>
        <translation>Termina em %1; comprar e manter, em %2.</translation>
    </message>
    <message>
        <source>No edge after costs.</source>
        <translation>Nenhuma vantagem depois dos custos.</translation>
    </message>
    <message>
        <source>A trade costs %1, and the price moves by %2 in its time: no accuracy would earn that back.</source>
        <translation>Uma operação custa %1, e o preço anda %2 no tempo dela: nenhuma acurácia recuperaria isso.</translation>
    </message>
    <message>
        <source>A trade costs %1 and must be right %2 of the time to earn that back; these were right %3.</source>
        <translation>Uma operação custa %1 e precisa acertar %2 das vezes para recuperar isso; estas acertaram %3.</translation>
    </message>
    <message>
        <source>It ends at %1 after costs; buying and holding at %2.</source>
        <translation>Termina em %1 após os custos; comprar e manter, em %2.</translation>
    </message>
    <message>
        <source>A gain that may be luck.</source>
        <translation>Um ganho que pode ser sorte.</translation>
    </message>
    <message>
        <source>There are no random entries beside it to compare it with.</source>
        <translation>Não há entradas aleatórias ao lado para comparar.</translation>
    </message>
    <message>
        <source>A gain that luck explains.</source>
        <translation>Um ganho que a sorte explica.</translation>
    </message>
    <message>
        <source>It is better than only %1 % of random entries that trade as often.</source>
        <translation>É melhor que apenas %1&#xa0;% das entradas aleatórias que operam tanto quanto.</translation>
    </message>
    <message>
        <source>A gain after costs on these prices.</source>
        <translation>Um ganho depois dos custos nestes preços.</translation>
    </message>
    <message>
        <source>Looks like a gain, with a reason for doubt.</source>
        <translation>Parece um ganho, com motivo para dúvida.</translation>
    </message>
    <message>
        <source>It is better than %1 % of random entries that trade as often. One threshold tried once: among many, the best is good by luck as well, and what was is no promise of what will be.</source>
        <translation>É melhor que %1&#xa0;% das entradas aleatórias que operam tanto quanto. Um limiar testado uma vez: entre muitos, o melhor também é bom por sorte, e o que foi não promete o que será.</translation>
    </message>
    <message>
        <source>Nothing can be said of these prices.</source>
        <translation>Nada se pode dizer destes preços.</translation>
    </message>
    <message>
        <source>Shuffled cross-validation claims an accuracy of %1 for a learner that only remembers. Judged forward in time it is %2.</source>
        <translation>A validação cruzada embaralhada alega uma acurácia de %1 para um aprendiz que só se lembra. Avaliada para a frente no tempo, ela é %2.</translation>
    </message>
    <message>
        <source>Hardly anything leaks on these prices.</source>
        <translation>Quase nada vaza nestes preços.</translation>
    </message>
    <message>
        <source>Shuffling makes up %1 points of accuracy.</source>
        <translation>O embaralhamento inventa %1 pontos de acurácia.</translation>
    </message>
    <message>
        <source>No better than a coin can be shown.</source>
        <translation>Não se mostra melhor que uma moeda.</translation>
    </message>
    <message>
        <source>No better than a coin can be shown so far.</source>
        <translation>Até agora não se mostra melhor que uma moeda.</translation>
    </message>
    <message>
        <source>Outcomes overlap: all of them tell as much as %1 independent one, and at least %2 are needed. The figures below may say anything.</source>
        <translation>Os resultados se sobrepõem: todos juntos dizem tanto quanto %1 independente, e são precisos pelo menos %2. Os números abaixo podem dizer qualquer coisa.</translation>
    </message>
    <message>
        <source>One test sees something (Clark-West, p %1), the other does not (Diebold-Mariano, p %2).</source>
        <translation>Um teste vê algo (Clark-West, p %1), o outro não (Diebold-Mariano, p %2).</translation>
    </message>
</context>
</TS>
